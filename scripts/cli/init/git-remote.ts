import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the repository that a folder is in; undefined when it is in none. Git itself need not be there. */
export function repositoryFolder(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : repositoryFolder(above);
}

/** The address of `origin`, or of the only remote; undefined without one, without a repository and without git. */
export function gitRemote(folder: string): string | undefined {
  const remotes = git(['remote'], folder)?.split('\n').filter(Boolean) ?? [];
  const name = remotes.includes('origin') ? 'origin' : remotes.length === 1 ? remotes[0] : undefined;
  return name === undefined ? undefined : git(['remote', 'get-url', '--', name], folder)?.split('\n')[0];
}

function git(args: readonly string[], folder: string): string | undefined {
  // Settings may go to a folder that is not there yet.
  if (!existsSync(folder)) return git(args, dirname(folder));
  const { status, stdout } = spawnSync('git', [...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout : undefined;
}
