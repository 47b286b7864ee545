import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fastGlob from 'fast-glob';

/** Every file below a folder with its size, its time of change and a digest of its bytes. */
export function fileStates(folder: string): ReadonlyMap<string, string> {
  const files = fastGlob.sync('**', { cwd: folder, dot: true }).sort();
  return new Map(
    files.map((file) => {
      const at = join(folder, file);
      const { size, mtimeMs } = statSync(at);
      const digest = createHash('sha256').update(readFileSync(at)).digest('hex');
      return [file, `${size} ${mtimeMs} ${digest}`];
    }),
  );
}

/** What was added, removed or changed between two states, a line each. */
export function changesBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((file) => {
    const [was, is] = [before.get(file), after.get(file)];
    if (was === is) return [];
    if (was === undefined) return [`${file} was added`];
    return [is === undefined ? `${file} was removed` : `${file} was changed`];
  });
}
