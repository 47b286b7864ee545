import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { UsageError } from '../command.ts';
import { PROJECT } from '../project.ts';
import { repositoryFolder } from './git-remote.ts';
import { copyWorkflows, type WrittenFile } from './workflow-files.ts';

const OUTCOMES: Readonly<Record<WrittenFile['outcome'], string>> = {
  written: 'written',
  same: 'there already, the same',
  kept: 'kept: it is there already and differs; --force replaces it, and the settings, too',
};
const TO_DO = `They publish on Pages once GitHub Actions is chosen under Settings → Pages. They run the Runfolio that
package.json depends on, or what the variable RUNFOLIO_PACKAGE names.`;
const ELSEWHERE =
  'They read runfolio.yaml at the top of the repository: name yours as the input config of the action.';

/**
 * Copies the workflows of this package into the repository that settings are in, and says so file by file.
 *
 * @param settings path of the settings, absolute.
 * @throws UsageError when a file cannot be written, or there are none to copy.
 */
export function workflowReport(settings: string, options: { readonly replace: boolean }): string {
  const folder = dirname(settings);
  const repository = repositoryFolder(folder);
  const to = join(repository ?? folder, '.github');
  const files = copied(to, options);
  if (files.length === 0)
    throw new UsageError(
      'This package has no workflows to copy. Install it anew, or take them from its repository.',
    );
  const shown = relative(process.cwd(), to);
  return [
    `Workflows for GitHub${repository === undefined ? '; this folder is in no git repository yet' : ''}:`,
    ...files.map(({ path, outcome }) => `  ${join(shown, path)}: ${OUTCOMES[outcome]}`),
    TO_DO,
    ...(settings === join(repository ?? folder, 'runfolio.yaml') ? [] : [ELSEWHERE]),
  ].join('\n');
}

function copied(to: string, options: { readonly replace: boolean }): readonly WrittenFile[] {
  try {
    return copyWorkflows(join(PROJECT, '.github'), to, options);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`The workflows cannot be written to ${to}: ${reason}.`, { cause });
  }
}
