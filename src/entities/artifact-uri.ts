/**
 * Who keeps the artifacts that a URI names: a file system, the tracking server, the run or model that a `runs:/` or
 * `models:/` names, or something else such as a bucket.
 */
export type ArtifactKeeper = 'file-system' | 'server' | 'run-or-model' | 'remote';

/** The scheme of a URI in small letters; undefined for a path. One letter is a drive of Windows. */
export function artifactScheme(uri: string): string | undefined {
  return /^([a-z][a-z0-9+.-]+):/i.exec(uri)?.[1]?.toLowerCase();
}

/** Tells by its scheme who keeps the artifacts at a URI that a store recorded. */
export function artifactKeeper(uri: string): ArtifactKeeper {
  const scheme = artifactScheme(uri);
  if (scheme === undefined || scheme === 'file') return 'file-system';
  if (scheme === 'runs' || scheme === 'models') return 'run-or-model';
  return scheme === 'mlflow-artifacts' ? 'server' : 'remote';
}
