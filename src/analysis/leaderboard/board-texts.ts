import { bestOfText, isUnevenChoice } from '../../statistics/logged-values.ts';
import { decimalsOfUncertainty } from '../../statistics/rounding.ts';
import { ascending } from '../../statistics/summary.ts';
import type { Configurations } from '../configurations/configuration.ts';
import { measuredOn } from './board-datasets.ts';
import type { BoardConfiguration, BoardMetric, BoardOptions, GoalNotice } from './board-types.ts';
import { missingReason } from './measure-runs.ts';
import { oneOffParams } from './one-off-params.ts';
import { describeValueRule, type ValueRule } from './value-rule.ts';

/** What a board's values are, with the doubt that choosing the best brings. */
export function valueText({ key, rule }: BoardMetric, configurations: readonly BoardConfiguration[]): string {
  if (!isOptimistic({ key, rule })) return describeValueRule(rule);
  const choices = choicesOf(configurations);
  return choices.length > 0 ? bestOfText(choices) : 'best logged value (optimistic: chosen on the same data)';
}

/** Whether a value is chosen by the metric that is ranked; "at its own best" is the best by another name. */
function isOptimistic({ key, rule }: Pick<BoardMetric, 'key' | 'rule'>): boolean {
  return rule.kind === 'best' || (rule.kind === 'at-best-of' && rule.metric === key);
}

function choicesOf(configurations: readonly BoardConfiguration[]): readonly number[] {
  return configurations.flatMap(({ choices }) => (choices ? [choices.least, choices.most] : []));
}

/** What may make a board wrong. */
export function boardWarnings(
  { metric: { rule, key }, groupBy, ignore = [] }: BoardOptions,
  found: Configurations,
  configurations: readonly BoardConfiguration[],
): readonly string[] {
  const warnings = [...found.warnings];
  if (rule.kind === 'best' && isUnevenChoice(choicesOf(configurations))) {
    warnings.push('some runs had more than twice as many logged steps to choose the best from as others');
  }
  const kinds = new Set(configurations.flatMap(({ n, unit }) => (n > 1 ? [unit] : [])));
  if (kinds.size > 1) {
    const words = [...kinds].map((kind) => `${kind}s`).join(', others over ');
    warnings.push(`some configurations are repeated over ${words}: their spreads mean different things`);
  }
  const duplicates = found.leftOut.filter(({ reason }) => reason === 'older duplicate').length;
  if (duplicates > 0 && (groupBy || ignore.length > 0)) {
    const runs =
      duplicates === 1
        ? '1 run was left out as an older duplicate'
        : `${duplicates} runs were left out as older duplicates`;
    warnings.push(`${runs}, though params that do not count here may tell them apart`);
  }
  const oneOff = oneOffParams(configurations.map(({ params }) => params));
  if (oneOff.length > 0) {
    const names = oneOff.map((name) => `\`${name}\``).join(', ');
    warnings.push(
      `${names} ${oneOff.length === 1 ? 'has' : 'have'} another value in every run, so that none repeats another; add to leaderboards.ignore what does not belong to a configuration`,
    );
  }
  if (rule.kind === 'at-best-of' && rule.goal) warnings.push(...manyWithoutValue(key, rule, found));
  const trained = trainingDigests(configurations, key);
  if (trained > 1)
    warnings.push(`runs were trained on ${trained} datasets, and none names what ${key} was measured on`);
  return warnings;
}

/** A metric that was logged once, at the end, has no value where another was best: then a few runs decide. */
function manyWithoutValue(
  key: string,
  rule: ValueRule & { readonly kind: 'at-best-of' },
  { configurations, leftOut }: Configurations,
): readonly string[] {
  const without = leftOut.filter(({ reason }) => reason === missingReason(rule)).length;
  const counted = configurations.flatMap(({ units }) => units.flatMap(({ runIds }) => runIds)).length;
  if (without <= counted) return [];
  return [
    `most runs are not here: ${without} of ${without + counted} have no ${key} at the step where \`${rule.metric}\` is best; log both at the same steps, or take another value`,
  ];
}

/** How many datasets for training there are, where nothing else was logged of the data. */
function trainingDigests(configurations: readonly BoardConfiguration[], metric: string): number {
  const digests = new Set<string>();
  for (const { units } of configurations) {
    for (const { runs } of units) {
      for (const run of runs) {
        if (measuredOn(run, metric).length > 0) return 0;
        for (const { name, digest } of run.datasets) digests.add(JSON.stringify([name, digest]));
      }
    }
  }
  return digests.size;
}

/** Decimals that give the middle interval two digits, unless the settings ask for others. */
export function boardDecimals(
  { digits }: BoardMetric,
  configurations: readonly BoardConfiguration[],
): number | undefined {
  if (digits !== undefined) return digits;
  const halves = configurations.flatMap(({ interval, shown }) => {
    // Where what is shown has no interval, that of the mean says how exact the values are.
    const known = shown.interval.shown ? shown.interval : interval;
    return known.shown ? [known.method === 't' ? known.halfWidth : (known.high - known.low) / 2] : [];
  });
  const middle = ascending(halves)[halves.length >> 1];
  const decimals = middle === undefined ? undefined : decimalsOfUncertainty(middle);
  return decimals === undefined ? undefined : Math.min(MOST_DECIMALS, Math.max(0, decimals));
}

const MOST_DECIMALS = 12;

/** What to add to the settings so that a metric is ranked; undefined when its goal is known or it is no quality. */
export function goalNotice({ key, goal }: BoardMetric): GoalNotice | undefined {
  if (goal.goal || goal.origin === 'none') return undefined;
  return {
    text: `direction of \`${key}\` unknown: listed, not ranked`,
    settings: `metrics:\n  - { metric: ${JSON.stringify(key)}, goal: maximize } # or minimize`,
  };
}
