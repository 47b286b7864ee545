import { sep } from 'node:path';
import { isPlainFolder } from '../artifact-files.ts';
import type { ArtifactRoot } from '../run-store.ts';
import { type ArtifactMap, mapName } from '../store-location.ts';
import { type ArtifactPlace, isPlainName, parseArtifactUri } from './artifact-uri.ts';

/** Folders that MLflow makes beside a database: by clients without a server, and by `mlflow server`. */
const BESIDE = ['mlruns', 'mlartifacts'] as const;

/** Whose artifacts: ids from the outside in, `[experiment, run]` or `[experiment, 'models', model]`. */
export type Owner = readonly string[];

/**
 * Finds the artifacts of a database's runs and logged models on this machine. URIs were absolute when they were
 * written and name a folder of the machine that wrote them; stores are moved, cloned and unpacked elsewhere. In this
 * order: an artifact map given by the user; the path itself, when it leads below the folder of the database; the
 * longest end of it that exists there; `mlruns` and `mlartifacts` beside the database. A URI comes from a run, so it
 * is never followed out of these folders, through a link, into a hidden folder or to anything but `<owner>/artifacts`.
 */
export type ArtifactFolders = {
  /** Undefined when there is no such folder, which is the same as having no artifacts. */
  find(uri: string | undefined, owner: Owner): ArtifactRoot | undefined;
  /** Whether artifacts of an experiment with this location could be found at all, were there some. */
  knows(artifactLocation: string, experimentId: string): boolean;
};

/** @param root the folder of the database, absolute and real. */
export function artifactFolders(root: string, maps: readonly ArtifactMap[]): ArtifactFolders {
  const known = new Map<string, boolean>();
  /** Whether a folder that many owners share is there; each is looked at once. */
  const isShared = (base: string, segments: readonly string[]): boolean => {
    const at = [base, ...segments].join('/');
    let answer = known.get(at);
    if (answer === undefined) {
      answer = isPlainFolder(at);
      known.set(at, answer);
    }
    return answer;
  };

  const candidates = function* (uri: string | undefined, owner: Owner): Iterable<Candidate> {
    const tail = [...owner.slice(1), 'artifacts'];
    if (uri !== undefined) {
      yield* mapped(uri, maps, tail);
      const place = parseArtifactUri(uri);
      if (place && place.kind !== 'remote' && endsWith(place.segments, tail))
        yield* inRoot(root, place, tail);
    }
    for (const folder of BESIDE) yield within(root, [folder, ...owner, 'artifacts']);
  };

  return {
    find(uri, owner) {
      if (!owner.every(isPlainName)) return undefined;
      for (const { base, location, segments } of candidates(uri, owner)) {
        // The last two are the owner's own.
        if (isShared(base, segments.slice(0, -2)) && isPlainFolder([base, ...segments].join('/')))
          return { location, folder: segments.join('/') };
      }
      return undefined;
    },
    knows(artifactLocation, experimentId) {
      if (!isPlainName(experimentId)) return false;
      const place = parseArtifactUri(artifactLocation);
      if (!place) return false;
      const folders = [
        ...mapped(artifactLocation, maps, []),
        ...BESIDE.map((name) => within(root, [name, experimentId])),
      ];
      if (place.kind !== 'remote') folders.push(...inRoot(root, place, place.segments.slice(-1)));
      return folders.some(({ base, segments }) => isShared(base, segments));
    },
  };
}

type Candidate = {
  readonly base: string;
  readonly location: string | undefined;
  readonly segments: readonly string[];
};

function within(root: string, segments: readonly string[]): Candidate {
  return { base: root, location: undefined, segments };
}

function* mapped(uri: string, maps: readonly ArtifactMap[], tail: readonly string[]): Iterable<Candidate> {
  for (const [index, { from, to }] of maps.entries()) {
    const prefix = from.replace(/\/+$/, '');
    if (uri !== prefix && !uri.startsWith(`${prefix}/`)) continue;
    // Keys of a bucket and bare paths are literal, the paths of these URIs are percent-encoded. Behind a name, `..`
    // does not count as a beginning.
    const head = /^(file|mlflow-artifacts):/i.test(uri) ? 'file:/to' : './to';
    const rest = parseArtifactUri(`${head}/${uri.slice(prefix.length)}`);
    if (!rest || rest.kind === 'remote' || !endsWith(rest.segments, tail)) continue;
    yield { base: to, location: mapName(index), segments: rest.segments.slice(1) };
  }
}

/** Where a path may lie below the root: itself, else each of its ends that still holds `tail`, the longest first. */
function* inRoot(
  root: string,
  { segments, isAbsolute }: Exclude<ArtifactPlace, { kind: 'remote' }>,
  tail: readonly string[],
): Iterable<Candidate> {
  const own = root.split(sep).filter((part) => part !== '');
  if (isAbsolute && own.length < segments.length && own.every((part, index) => part === segments[index]))
    yield within(root, segments.slice(own.length));
  yield within(root, segments);
  for (const folder of BESIDE) yield within(root, [folder, ...segments]);
  for (let start = 1; start <= segments.length - tail.length; start++)
    yield within(root, segments.slice(start));
}

function endsWith(segments: readonly string[], tail: readonly string[]): boolean {
  return tail.every((part, index) => segments[segments.length - tail.length + index] === part);
}
