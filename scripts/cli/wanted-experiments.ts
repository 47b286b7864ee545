import type { Experiment } from '../../src/entities/experiment.ts';
import { pointAt, SearchError } from '../../src/search/search-error.ts';
import { UsageError } from './command.ts';
import { terminalText } from './terminal-text.ts';

/** The experiments with these names, ids or keys; all when none is named. */
export function wantedExperiments(
  all: readonly Experiment[],
  names: readonly string[],
): readonly Experiment[] {
  if (names.length === 0) return all;
  return names.flatMap((name) => {
    const found = all.filter((each) => [each.name, each.experimentId, each.key].includes(name));
    if (found.length > 0) return found;
    const known = all.map((each) => `  ${each.key}  ${terminalText(each.name)}`).join('\n');
    throw new UsageError(`There is no experiment ${name}. The snapshot has:\n${known}`);
  });
}

/** Reads what was searched for, and shows where it is wrong. */
export function explained<T>(what: string, text: string, read: (text: string) => T): T {
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof SearchError)) throw error;
    const message = `The ${what} cannot be read. ${terminalText(error.message)}\n${pointAt(text, error.range)}`;
    throw new UsageError(message, { cause: error });
  }
}
