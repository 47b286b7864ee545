import { artifactScheme } from '../../entities/artifact-uri.ts';

/** What an artifact URI names: a path on some machine, a path below the server's artifact root, or something remote. */
export type ArtifactPlace =
  | { readonly kind: 'local' | 'server'; readonly segments: readonly string[]; readonly isAbsolute: boolean }
  | { readonly kind: 'remote' };

/**
 * Takes an artifact URI apart: `file:///abs`, `file:C:/…`, `/abs`, `C:\…`, `./relative` (before MLflow 2.2),
 * `mlflow-artifacts:/…`; everything else that has a scheme is remote. Segments that could lead out of a folder or hide
 * in it make it nowhere: undefined.
 */
export function parseArtifactUri(uri: string): ArtifactPlace | undefined {
  const scheme = artifactScheme(uri);
  if (scheme === undefined) return placeOf('local', uri);
  const kind = scheme === 'file' ? 'local' : scheme === 'mlflow-artifacts' ? 'server' : undefined;
  if (kind === undefined) return { kind: 'remote' };
  // Behind the scheme, without a host.
  return placeOf(kind, decoded(uri.slice(scheme.length + 1).replace(/^\/\/[^/]*/, '')));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Not percent-encoded after all.
    return path;
  }
}

function placeOf(kind: 'local' | 'server', path: string): ArtifactPlace | undefined {
  const plain = path.replace(/^\/?[a-z]:(?=[\\/])/i, '').replaceAll('\\', '/');
  const segments: string[] = [];
  for (const segment of plain.split('/')) {
    if (segment === '' || segment === '.') continue;
    // Leading ones start from a working directory that is not known.
    if (segment === '..' && segments.length === 0) continue;
    if (!isPlainName(segment)) return undefined;
    segments.push(segment);
  }
  return { kind, segments, isAbsolute: plain.startsWith('/') };
}

/** Whether a text from a store may be a part of a path: nothing that leads elsewhere or is hidden. */
export function isPlainName(text: string): boolean {
  return text !== '' && !text.startsWith('.') && !/[/\\\0]/.test(text);
}
