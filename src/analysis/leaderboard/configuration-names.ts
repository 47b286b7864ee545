import { paramMap } from '../configurations/param-roles.ts';
import { comparableValue } from '../configurations/param-value.ts';
import type { BoardParam, BoardRun } from './board-types.ts';

/** What a name is made from. */
export type NamedConfiguration = {
  readonly params: readonly BoardParam[];
  readonly runs: readonly Pick<BoardRun, 'name' | 'params'>[];
};

/** What MLflow calls a run that nobody named: `bold-ape-123`. */
const DRAWN_NAME = /^[a-z]+-[a-z]+-\d{1,3}$/;
const EMPTY_NAME = 'all runs';
/** Params that take more room than this say less at a glance than a name that MLflow drew. */
const MOST_CHARACTERS = 32;

/**
 * Short names, no two of them equal: what the names of each configuration's runs have in common but for their seed
 * (`svm-rbf-c10` of `svm-rbf-c10-seed2`), when that tells all configurations apart; else the fewest params that do.
 * Names that MLflow drew for single runs are taken where these params would be long, or none.
 *
 * @param repeatParams params that tell repeats apart.
 * @param from `params` where these were chosen: then the names of runs say more than what is compared.
 */
export function configurationNames(
  configurations: readonly NamedConfiguration[],
  repeatParams: readonly string[],
  from: 'runs' | 'params' = 'runs',
): readonly string[] {
  const stems = configurations.map(({ runs }) => commonStem(runs, repeatParams));
  const isDrawn = configurations.every(({ runs }) => runs.every(isDrawnName));
  const isUnique = new Set(stems).size === stems.length && stems.every((stem) => stem !== undefined);
  const asRuns = from === 'runs' && isUnique ? stems.map((stem) => stem ?? EMPTY_NAME) : undefined;
  if (asRuns && !isDrawn) return asRuns;
  const asParams = numbered(paramNames(configurations.map(({ params }) => params)));
  const saysLittle = (name: string) => name === EMPTY_NAME || name.length > MOST_CHARACTERS;
  return asRuns && asParams.some(saysLittle) ? asRuns : asParams;
}

/** Whether MLflow drew the name of a run, as nobody gave it one. */
export function isDrawnName({ name }: { readonly name: string }): boolean {
  return DRAWN_NAME.test(name);
}

/** What the names of runs have in common but for their seeds and folds; undefined where that is nothing. */
export function commonStem(
  runs: NamedConfiguration['runs'],
  repeatParams: readonly string[],
): string | undefined {
  const [first, ...others] = runs.map((run) => nameStem(run, repeatParams));
  return first !== undefined && first !== '' && others.every((stem) => stem === first) ? first : undefined;
}

/** A run's name without the values of its seed and fold at the end, and the words for them. */
function nameStem(
  { name, params }: Pick<BoardRun, 'name' | 'params'>,
  repeatParams: readonly string[],
): string {
  let stem = name.trim();
  const own = paramMap({ params });
  const values = repeatParams.map((key) => own.get(key) ?? '');
  for (let left = values.length; left > 0; left--) {
    const shorter = values.map((value) => withoutRepeat(stem, value)).find((text) => text !== undefined);
    if (shorter === undefined) return stem;
    stem = shorter;
  }
  return stem;
}

const REPEAT_WORD =
  /(?:^|[\s_.:=/#-]+)(?:seed|s|fold|f|cv|split|rep|repeat|run|r|trial|random_state|rs)?[\s_.:=/#-]*$/i;

/** `svm` of `svm-seed2` and 2; undefined for `svm-c10` and 0, where the number is part of a word. */
function withoutRepeat(name: string, value: string): string | undefined {
  if (value === '' || !name.endsWith(value)) return undefined;
  const start = name.slice(0, -value.length);
  const found = REPEAT_WORD.exec(start);
  return found && found[0] !== '' ? start.slice(0, found.index) : undefined;
}

/** `model_type=SVC, C=10`: the fewest params, taken by how many configurations they tell apart. */
function paramNames(configurations: readonly (readonly BoardParam[])[]): readonly string[] {
  const keys = distinguishingKeys(configurations);
  const short = shortKeys(keys);
  const values = new Map(keys.map((key) => [key, shortNumbers(valuesOf(configurations, key))]));
  return configurations.map((params) => {
    const parts = params.flatMap(({ key, value }) =>
      value !== undefined && short.has(key)
        ? [`${short.get(key)}=${values.get(key)?.get(value) ?? value.trim()}`]
        : [],
    );
    return parts.length > 0 ? parts.join(', ') : EMPTY_NAME;
  });
}

function valuesOf(configurations: readonly (readonly BoardParam[])[], key: string): readonly string[] {
  return configurations.flatMap((params) => params.find((param) => param.key === key)?.value ?? []);
}

/** Characters that a number may have before its digits are cut. */
const LONG_NUMBER = 8;

/** Long numbers with as many digits as tell all apart, three or more; other texts have no entry. */
function shortNumbers(texts: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map(texts.map((text) => [text, comparableValue(text)]));
  const isLong = (text: string) => text.trim().length > LONG_NUMBER && typeof values.get(text) === 'number';
  const long = [...values.keys()].filter(isLong);
  if (long.length === 0) return new Map();
  const distinct = [...new Set(values.values())];
  const cut = (value: number | string, digits: number) =>
    typeof value === 'number' ? Number(value.toPrecision(digits)) : value;
  let digits = 3;
  while (digits < 17 && new Set(distinct.map((value) => cut(value, digits))).size < distinct.length) digits++;
  return new Map(long.map((text) => [text, String(cut(values.get(text) ?? text, digits))]));
}

function distinguishingKeys(configurations: readonly (readonly BoardParam[])[]): readonly string[] {
  const left = new Set((configurations[0] ?? []).map(({ key }) => key));
  const columns = new Map(
    [...left].map((key, index) => [key, configurations.map((params) => partText(params[index]))]),
  );
  const chosen: string[] = [];
  let groups = configurations.map(() => '');
  let count = new Set(groups).size;
  while (count < configurations.length && left.size > 0) {
    let best: { key: string; groups: string[]; count: number } | undefined;
    for (const key of left) {
      const finer = refined(groups, columns.get(key) ?? []);
      const finerCount = new Set(finer).size;
      if (finerCount > (best?.count ?? count)) best = { key, groups: finer, count: finerCount };
    }
    if (!best) break;
    chosen.push(best.key);
    left.delete(best.key);
    ({ groups, count } = best);
  }
  return chosen;
}

function partText(param: BoardParam | undefined): string {
  return param?.value === undefined ? '' : `=${comparableValue(param.value)}`;
}

/** Numbers of groups as texts, so that they stay short however many params are looked at. */
function refined(groups: readonly string[], column: readonly string[]): string[] {
  const numbers = new Map<string, string>();
  return groups.map((group, index) => {
    const key = `${group}\u0000${column[index] ?? ''}`;
    const number = numbers.get(key) ?? String(numbers.size);
    numbers.set(key, number);
    return number;
  });
}

/** The last part of each key, where no other has it too. */
function shortKeys(keys: readonly string[]): ReadonlyMap<string, string> {
  const last = (key: string) => key.split(/[./:]/).at(-1) || key;
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(last(key), (counts.get(last(key)) ?? 0) + 1);
  return new Map(keys.map((key) => [key, counts.get(last(key)) === 1 ? last(key) : key]));
}

/** Texts that are equal although their params are not, such as `1` and `1.0`, or a value with a comma, get numbers. */
function numbered(names: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let number = 2; used.has(unique); number++) unique = `${name} (${number})`;
    used.add(unique);
    return unique;
  });
}
