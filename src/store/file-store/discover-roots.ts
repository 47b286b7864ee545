import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import fastGlob from 'fast-glob';

const TRASH = '.trash';
/** Folders that hold a run even where its `meta.yaml` is gone. */
const RUN_PARTS = ['params', 'metrics', 'tags'] as const;
/** Folders of an experiment or run whose children look like runs or experiments. */
const RESERVED: ReadonlySet<string> = new Set([
  'models',
  'traces',
  'datasets',
  'tags',
  'inputs',
  'outputs',
  'artifacts',
]);

function subfolders(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    // A folder that cannot be listed holds no store that could be read.
    return [];
  }
}

function readText(file: string): string {
  try {
    return lstatSync(file).size > 1 << 20 ? '' : readFileSync(file, 'utf8');
  } catch {
    // Absent, a folder, or not ours to read: in each case no meta file.
    return '';
  }
}

/** Runs, logged models, datasets and registered models have a `meta.yaml` as well; an experiment's names only itself. */
function isExperiment(folder: string): boolean {
  const meta = readText(join(folder, 'meta.yaml'));
  return /^experiment_id:/m.test(meta) && !/^(run_id|run_uuid|model_id):/m.test(meta);
}

function isRun(folder: string): boolean {
  if (/^(run_id|run_uuid):/m.test(readText(join(folder, 'meta.yaml')))) return true;
  const parts = subfolders(folder).filter((name) => RUN_PARTS.some((part) => part === name));
  return parts.length > 0 && /^[0-9a-f]{32}$/.test(basename(folder));
}

function holdsExperiment(folder: string): boolean {
  return subfolders(folder).some((name) => {
    if (RESERVED.has(name) || name.startsWith('.')) return false;
    const at = join(folder, name);
    return isExperiment(at) || (!isRun(at) && subfolders(at).some((child) => isRun(join(at, child))));
  });
}

/** Whether a folder is a file store: it, or its `.trash`, holds an experiment, or runs whose experiment has no meta. */
export function isStoreRoot(folder: string): boolean {
  return holdsExperiment(folder) || holdsExperiment(join(folder, TRASH));
}

/**
 * The stores at or below a folder, as absolute real paths, sorted. Empty when there is none.
 *
 * @throws when the folder does not exist.
 */
export function discoverRoots(path: string): readonly string[] {
  const start = realpathSync(resolve(path));
  if (isStoreRoot(start)) return [start];
  const options = {
    cwd: start,
    dot: true,
    followSymbolicLinks: false,
    suppressErrors: true,
    // What runs and logged models keep as artifacts is theirs, even a whole store.
    ignore: [
      '**/node_modules/**',
      '**/.git/**',
      '**/+([0-9a-f])/artifacts/**',
      '**/m-+([0-9a-f])/artifacts/**',
    ],
    onlyFiles: false,
  };
  // <root>/<experiment>/<run>/params; where all meta files are gone (`*.yaml` in .gitignore), that is all there is.
  const below = fastGlob.sync(['**/meta.yaml', `**/{${RUN_PARTS.join(',')}}`], options);
  const folders = new Set(below.map((found) => join(start, dirname(found))));
  const candidates = new Set<string>();
  for (const folder of folders)
    for (const up of ['..', '../..', '../../..']) candidates.add(join(folder, up));
  const roots = [...candidates].filter(
    (candidate) => isWithin(start, candidate) && basename(candidate) !== TRASH && isStoreRoot(candidate),
  );
  // A store inside another is part of it (an artifact, say).
  return roots.filter((root) => !roots.some((other) => root.startsWith(other + sep))).sort();
}

function isWithin(parent: string, child: string): boolean {
  const way = relative(parent, child);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`));
}
