import { lstatSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
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
  /** Whether a folder exists and no link leads there. Folders that many owners share are looked at once. */
  const isFolder = (base: string, segments: readonly string[]): boolean => {
    const at = [base, ...segments].join('/');
    const parent = segments.slice(0, -1);
    if (parent.length > 0 && !isShared(base, parent)) return false;
    return lstatSync(at, { throwIfNoEntry: false })?.isDirectory() ?? false;
  };
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
    for (const folder of BESIDE)
      yield { base: root, location: undefined, segments: [folder, ...owner, 'artifacts'] };
  };

  return {
    find(uri, owner) {
      if (!owner.every(isPlainName)) return undefined;
      for (const { base, location, segments } of candidates(uri, owner)) {
        // The last two are the owner's own.
        if (
          isShared(base, segments.slice(0, -2)) &&
          isFolder(base, segments.slice(0, -1)) &&
          isFolder(base, segments)
        )
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
  for (let start = 0; start <= segments.length - tail.length; start++) {
    const end = segments.slice(start);
    yield within(root, end);
    for (const folder of BESIDE) if (start === 0) yield within(root, [folder, ...end]);
  }
}

function endsWith(segments: readonly string[], tail: readonly string[]): boolean {
  return tail.every((part, index) => segments[segments.length - tail.length + index] === part);
}

function isPlainFolder(at: string): boolean {
  try {
    return realpathSync(at) === at && lstatSync(at).isDirectory();
  } catch {
    // Most candidates do not exist.
    return false;
  }
}
