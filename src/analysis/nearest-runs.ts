import type { Run } from '../entities/run.ts';
import { type Summary, summarize } from '../statistics/summary.ts';
import type { Goal } from './metric-direction.ts';
import { compareByGoal, compareText } from './order.ts';
import { numericParam } from './param-space.ts';
import { isRepeatParam } from './seed-groups.ts';

/** A param that two runs do not share; undefined where a run does not have it. */
export type ParamChange = {
  readonly key: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
};

export type RankedRun = { readonly run: Run; readonly value: number };

/** Runs with the same params but for seed and fold, seen from another run. */
export type Neighbour = RankedRun & {
  /** From the neighbour to the run it is compared with, seeds and folds left out; by key. */
  readonly changes: readonly ParamChange[];
  /** Values of all runs with the neighbour's settings, itself included. */
  readonly repeats: Summary;
};

export type NearestRuns = {
  /** Values of all runs with the settings of the run itself, itself included. */
  readonly repeats: Summary;
  /** Fewest differing params first. */
  readonly neighbours: readonly Neighbour[];
  /** Settings that differ in as few params as the last that is listed, or in more, without a row. */
  readonly leftOut: number;
};

const MOST_NEIGHBOURS = 8;
/** Beyond so many params, a difference goes along with everything and nothing. */
const MOST_CHANGES = 4;
/** If none is that near, so many of the nearest. */
const LEAST_NEIGHBOURS = 3;
/** Beyond this many runs only the best are looked at. */
const MOST_RUNS = 20_000;

/** Numbers that are written differently are the same setting: `1e-1` and `0.10`. */
function normalized(value: string): string {
  const number = numericParam(value);
  return number === undefined || Math.abs(number) > Number.MAX_SAFE_INTEGER ? value.trim() : String(number);
}

type Settings = { readonly text: string; readonly values: ReadonlyMap<string, string> };

function settingsOf(run: Run): Settings {
  const own = run.params.filter(({ key }) => !isRepeatParam(key));
  const pairs = own.map(({ key, value }) => [key, normalized(value)] as const);
  return { text: JSON.stringify(pairs), values: new Map(pairs) };
}

/** What leads from one run's params to another's, seeds and folds left out; by key. */
function changesBetween(from: Run, to: Run): readonly ParamChange[] {
  const before = new Map(from.params.map(({ key, value }) => [key, value]));
  const after = new Map(to.params.map(({ key, value }) => [key, value]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => !isRepeatParam(key))
    .map((key) => ({ key, from: before.get(key), to: after.get(key) }))
    .filter((change) => !isSame(change))
    .sort((a, b) => compareText(a.key, b.key));
}

function isSame({ from, to }: ParamChange): boolean {
  return from === to || (from !== undefined && to !== undefined && normalized(from) === normalized(to));
}

function countChanges(a: Settings, b: Settings): number {
  let shared = 0;
  let same = 0;
  for (const [key, value] of a.values) {
    const other = b.values.get(key);
    if (other === undefined) continue;
    shared += 1;
    if (other === value) same += 1;
  }
  return a.values.size + b.values.size - shared - same;
}

function seedsText({ params }: Run): string {
  return JSON.stringify(params.filter(({ key }) => isRepeatParam(key)));
}

/**
 * Finds the settings that differ least from those of one run, and what the metric does between them. Runs that only
 * differ in their seed or fold are repeats: each setting has one row, the run with the same seed as the given one if there is
 * such, else its best. Runs without params are no neighbours. Undefined when there is none.
 *
 * @param subject one of `ranked`.
 * @param ranked comparable runs with their values, best first.
 */
export function nearestRuns(
  subject: RankedRun,
  ranked: readonly RankedRun[],
  goal: Goal,
): NearestRuns | undefined {
  if (subject.run.params.length === 0) return undefined;
  const own = settingsOf(subject.run);
  const groups = new Map<string, { settings: Settings; members: RankedRun[] }>();
  for (const member of ranked.slice(0, MOST_RUNS)) {
    if (member.run.params.length === 0) continue;
    const settings = settingsOf(member.run);
    const group = groups.get(settings.text);
    if (group) group.members.push(member);
    else groups.set(settings.text, { settings, members: [member] });
  }
  const repeats = summarize(groups.get(own.text)?.members.map(({ value }) => value) ?? [subject.value]);
  groups.delete(own.text);
  const ordered = [...groups.values()]
    .map(({ settings, members }) => ({ distance: countChanges(settings, own), members }))
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        compareByGoal(a.members[0]?.value, b.members[0]?.value, goal) ||
        compareText(a.members[0]?.run.key ?? '', b.members[0]?.run.key ?? ''),
    );
  const near = ordered.filter(({ distance }) => distance <= MOST_CHANGES).slice(0, MOST_NEIGHBOURS);
  const chosen = near.length > 0 ? near : ordered.slice(0, LEAST_NEIGHBOURS);
  const seeds = seedsText(subject.run);
  const neighbours = chosen.flatMap(({ members }): Neighbour[] => {
    const shown = members.find(({ run }) => seedsText(run) === seeds) ?? members[0];
    const summary = summarize(members.map(({ value }) => value));
    return shown && summary
      ? [{ ...shown, changes: changesBetween(shown.run, subject.run), repeats: summary }]
      : [];
  });
  return repeats && neighbours.length > 0
    ? { repeats, neighbours, leftOut: ordered.length - chosen.length }
    : undefined;
}
