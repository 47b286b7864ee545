import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { PROJECT } from '../project.ts';

const IN_PROJECT = join('public', 'schemas', 'settings.json');
const INSTALLED = join('node_modules', 'runfolio', IN_PROJECT);

/**
 * Where editors find the JSON Schema of settings that lie in a folder: in this clone, or in what is installed there or
 * above; where it will be once it is installed when it is not yet.
 */
export function schemaPath(folder: string): string {
  const below = relative(PROJECT, folder).split(sep)[0];
  const isInClone = below !== '..' && !PROJECT.split(sep).includes('node_modules');
  const at = isInClone ? join(PROJECT, IN_PROJECT) : installed(folder);
  return relative(folder, at ?? join(folder, INSTALLED))
    .split(sep)
    .join('/');
}

function installed(folder: string): string | undefined {
  if (existsSync(join(folder, INSTALLED))) return join(folder, INSTALLED);
  const above = dirname(folder);
  return above === folder ? undefined : installed(above);
}
