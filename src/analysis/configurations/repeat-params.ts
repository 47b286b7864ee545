import { snakeCase } from '../snake-case.ts';
import { foldNames, seedNames } from './repeat-names.ts';

/** How a param tells repeats of one configuration apart; an inner fold lies within an outer one. */
export type RepeatKind = 'seed' | 'fold' | 'inner fold';

const WHOLE_NUMBER = /^-?[0-9]+$/;
const NUMBERED = /^[A-Za-z_]*[0-9]+$/;
const UNSET = new Set(['None', 'null', '']);

/** The last part of a name after `.`, `/` or `:`, in snake case: `seed` of `trainer/seed`. */
function lastPart(key: string): string {
  return snakeCase(key.split(/[./:]/).at(-1) ?? '');
}

/**
 * What a param tells apart, by its name and by all values it has: undefined when it is part of the configuration.
 * A seed is a whole number or unset; a fold ends in a number. Counts such as `n_folds`, `cv` and `n_seeds` are not
 * in the lists. A name such as `seed` with other values stays part of the configuration.
 *
 * @param values that runs logged, trimmed.
 */
export function repeatKind(key: string, values: Iterable<string>): RepeatKind | undefined {
  const name = lastPart(key);
  if (seedNames.has(name)) {
    for (const value of values) if (!WHOLE_NUMBER.test(value) && !UNSET.has(value)) return undefined;
    return 'seed';
  }
  if (!foldNames.has(name)) return undefined;
  for (const value of values) if (!NUMBERED.test(value)) return undefined;
  return foldKind(name);
}

/** What a param tells apart that the settings name as a repeat, whatever its values are. */
export function namedRepeatKind(key: string): RepeatKind {
  const name = lastPart(key);
  return foldNames.has(name) || /(^|_)(fold|split)(_|$)/.test(name) ? foldKind(name) : 'seed';
}

function foldKind(name: string): RepeatKind {
  return name.includes('inner') ? 'inner fold' : 'fold';
}
