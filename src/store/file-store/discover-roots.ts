import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import fastGlob from 'fast-glob';

/** Whether a folder is a file store: some child holds an experiment's `meta.yaml`, or runs without one. */
export function isStoreRoot(folder: string): boolean {
  if (existsSync(join(folder, '.trash')) && statSync(join(folder, '.trash')).isDirectory()) return true;
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    if (!entry.isDirectory() || entry.name === 'models' || entry.name.startsWith('.')) return false;
    const at = join(folder, entry.name);
    return existsSync(join(at, 'meta.yaml')) ? isExperiment(at) : holdsRun(at);
  });
}

/** An experiment's folder has no `params`, `metrics` or `artifacts` of its own; a run's may have any. */
function isExperiment(folder: string): boolean {
  return !['params', 'metrics', 'artifacts', 'inputs', 'outputs'].some((name) => existsSync(join(folder, name)));
}

function holdsRun(folder: string): boolean {
  return readdirSync(folder, { withFileTypes: true }).some(
    (entry) =>
      entry.isDirectory() &&
      ['meta.yaml', 'params', 'metrics'].some((name) => existsSync(join(folder, entry.name, name))) &&
      /^[0-9a-f]{32}$/.test(entry.name),
  );
}

/** The stores at or below a folder, as absolute real paths, sorted. Empty when there is none. */
export function discoverRoots(path: string): readonly string[] {
  const start = realpathSync(resolve(path));
  if (!statSync(start).isDirectory()) return [];
  if (isStoreRoot(start)) return [start];
  const metas = fastGlob.sync('**/meta.yaml', {
    cwd: start,
    dot: true,
    followSymbolicLinks: false,
    suppressErrors: true,
    ignore: ['**/node_modules/**', '**/.git/**', '**/artifacts/**'],
  });
  const roots = new Set<string>();
  for (const meta of metas) {
    // <root>/<experiment>/meta.yaml, or <root>/<experiment>/<run>/meta.yaml where the experiment's own is missing.
    for (const up of ['..', '../..']) {
      const candidate = join(start, dirname(meta), up);
      if (!within(start, candidate) || basename(candidate) === 'models' || roots.has(candidate)) continue;
      if (basename(candidate) === '.trash') continue;
      if (isStoreRoot(candidate)) {
        roots.add(candidate);
        break;
      }
    }
  }
  // A store inside another is part of it (an artifact, say).
  const sorted = [...roots].sort();
  return sorted.filter((root) => !sorted.some((other) => other !== root && root.startsWith(other + sep)));
}

function within(parent: string, child: string): boolean {
  const way = relative(parent, child);
  return way === '' || (!way.startsWith('..') && !way.startsWith(sep));
}
