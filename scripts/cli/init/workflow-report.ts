import { join, relative } from 'node:path';
import process from 'node:process';
import { UsageError } from '../command.ts';
import { PROJECT } from '../project.ts';
import { repositoryFolder } from './git-remote.ts';
import { copyWorkflows, type WrittenFile } from './workflow-files.ts';

const OUTCOMES: Readonly<Record<WrittenFile['outcome'], string>> = {
  written: 'written',
  same: 'there already, the same',
  kept: 'kept: it is there already and differs; replace it with --force',
};

/** Copies the workflows of this package into the repository that a folder is in, and says so file by file. */
export function workflowReport(folder: string, options: { readonly replace: boolean }): string {
  const repository = repositoryFolder(folder);
  const files = copyWorkflows(join(PROJECT, '.github'), join(repository ?? folder, '.github'), options);
  if (files.length === 0)
    throw new UsageError(
      'This package has no workflows to copy. Install it anew, or take them from its repository.',
    );
  const shown = relative(process.cwd(), join(repository ?? folder, '.github')) || '.';
  return [
    `Workflows for GitHub${repository === undefined ? '; this folder is in no git repository yet' : ''}:`,
    ...files.map(({ path, outcome }) => `  ${join(shown, path)}: ${OUTCOMES[outcome]}`),
  ].join('\n');
}
