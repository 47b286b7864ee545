import { mean } from '../../statistics/moments.ts';
import { compareText } from '../order.ts';
import type { ConfigurationUnit, LeftOutRun } from './configuration.ts';
import type { RepeatKey } from './group-runs.ts';
import type { RepeatKind } from './repeat-params.ts';

/** A run of a configuration, with what tells it from the others. */
export type KeyedRun = {
  readonly id: string;
  readonly value: number;
  readonly endTimeMs: number;
  readonly repeat: RepeatKey;
};

/** The units of one configuration. */
export type Units = {
  readonly kind: 'seed' | 'fold' | 'repeat' | 'single';
  readonly units: readonly ConfigurationUnit[];
  readonly leftOut: readonly LeftOutRun[];
};

/**
 * Makes units of a configuration's runs. Of runs with the same seed and folds the latest counts: a re-run of one seed
 * is not new information. Inner folds are averaged within (seed, fold); with two seeds or more, folds are averaged
 * within each seed and seeds are the units, else folds are. Seeds times folds is never the number of repeats.
 *
 * @param hasInner whether inner folds tell runs apart in this report.
 */
export function replicateUnits(runs: readonly KeyedRun[], hasInner: boolean): Units {
  const leftOut: LeftOutRun[] = [];
  const kept = withoutOlder(runs, leftOut);
  const seeds = distinct(kept, 'seed');
  const folds = distinct(kept, 'fold');
  const isFolded = hasInner || folds.length > 1;
  const units = isFolded ? foldedUnits(kept, seeds, folds, leftOut) : kept.toSorted(bySeed).map(unitOfRun);
  const many = seeds.length > 1 ? 'seed' : isFolded ? 'fold' : 'repeat';
  return { kind: units.length < 2 ? 'single' : many, units, leftOut };
}

function withoutOlder(runs: readonly KeyedRun[], leftOut: LeftOutRun[]): readonly KeyedRun[] {
  if (new Set(runs.map(({ repeat }) => repeat.all)).size === runs.length) return runs;
  const seen = new Set<string>();
  return runs
    .toSorted((a, b) => b.endTimeMs - a.endTimeMs || compareText(b.id, a.id))
    .filter(({ id, repeat: { all, unit } }) => {
      if (unit !== undefined && seen.has(all)) {
        leftOut.push({ id, reason: 'older duplicate' });
        return false;
      }
      seen.add(all);
      return true;
    });
}

function distinct(runs: readonly KeyedRun[], kind: RepeatKind): readonly string[] {
  return [...new Set(runs.map(({ repeat }) => repeat[kind]))].sort(compareText);
}

function bySeed(a: KeyedRun, b: KeyedRun): number {
  return compareText(a.repeat.seed, b.repeat.seed) || compareText(a.id, b.id);
}

function unitOfRun({ id, value, repeat: { unit } }: KeyedRun): ConfigurationUnit {
  return { repeat: unit, value, runIds: [id] };
}

function foldedUnits(
  runs: readonly KeyedRun[],
  seeds: readonly string[],
  folds: readonly string[],
  leftOut: LeftOutRun[],
): readonly ConfigurationUnit[] {
  const inner = distinct(runs, 'inner fold');
  const cell = (seed: string, fold: string) =>
    averaged(
      JSON.stringify([seed, fold]),
      inner.map((fold2) => onlyRun(runs, { seed, fold, 'inner fold': fold2 }, leftOut)),
      leftOut,
    );
  const rows = seeds.map((seed) => folds.map((fold) => cell(seed, fold)));
  if (seeds.length < 2) return rows.flat().filter((unit) => unit !== undefined);
  return rows.flatMap((row, index) => averaged(JSON.stringify([seeds[index]]), row, leftOut) ?? []);
}

/** The run with these keys; several only when none of them was logged, of which the latest counts. */
function onlyRun(
  runs: readonly KeyedRun[],
  keys: Readonly<Record<RepeatKind, string>>,
  leftOut: LeftOutRun[],
): ConfigurationUnit | undefined {
  const [latest, ...older] = runs.filter(
    ({ repeat }) =>
      repeat.seed === keys.seed && repeat.fold === keys.fold && repeat['inner fold'] === keys['inner fold'],
  );
  for (const { id } of older) leftOut.push({ id, reason: 'older duplicate' });
  return latest && { repeat: undefined, value: latest.value, runIds: [latest.id] };
}

/** The mean of all parts; undefined, with their runs left out, when one is missing. */
function averaged(
  repeat: string,
  parts: readonly (ConfigurationUnit | undefined)[],
  leftOut: LeftOutRun[],
): ConfigurationUnit | undefined {
  const found = parts.filter((part) => part !== undefined);
  if (found.length < parts.length) {
    for (const id of found.flatMap(({ runIds }) => runIds)) leftOut.push({ id, reason: 'incomplete folds' });
    return undefined;
  }
  const values = found.map(({ value }) => value);
  const value = values.every(Number.isFinite) ? mean(values) : Number.NaN;
  return { repeat, value, runIds: found.flatMap(({ runIds }) => runIds) };
}
