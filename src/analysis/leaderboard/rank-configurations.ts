import type { Goal } from '../../statistics/goal.ts';
import type { RankGroup } from '../../statistics/rank-group.ts';
import { type RankTable, rankTable } from '../../statistics/rank-table.ts';
import { type Differences, differencesToBaseline, differencesToLeader } from './board-differences.ts';
import type { BoardSteps } from './board-steps.ts';
import type {
  Board,
  BoardConfiguration,
  BoardOptions,
  BoardPlace,
  BoardRow,
  UnrankedConfiguration,
} from './board-types.ts';

/** What ranking adds to configurations. */
export type Ranking = Pick<
  Board,
  | 'goal'
  | 'rows'
  | 'unranked'
  | 'mode'
  | 'method'
  | 'unit'
  | 'tested'
  | 'pairs'
  | 'baseline'
  | 'header'
  | 'smallest'
  | 'smallestToBaseline'
> & { readonly notes: readonly string[] };

/** A group of the rank table, and the configuration that it stands for. */
type Ranked = { readonly configuration: BoardConfiguration; readonly group: RankGroup };

const NO_DIFFERENCES: Differences = new Map();

/**
 * Ranks configurations, and measures each against the leader and the baseline. Without a goal all are unranked.
 *
 * @param configurations with different names.
 */
export function rankConfigurations(
  configurations: readonly BoardConfiguration[],
  unit: BoardConfiguration['unit'],
  options: BoardOptions,
  { testPairs }: Pick<BoardSteps, 'testPairs'>,
): Ranking {
  const { goal } = options.metric.goal;
  if (!goal) return unrankedAll(configurations, unit, options);
  const { alpha, test, metric } = options;
  const byName = new Map(
    configurations.map((configuration) => [
      configuration.name,
      { configuration, group: rankGroup(configuration) },
    ]),
  );
  const table = rankTable(
    [...byName.values()].map(({ group }) => group),
    { goal, unit, alpha, test, bounds: metric.bounds },
    testPairs,
  );
  const ranked = table.rows.flatMap(({ name }) => byName.get(name) ?? []);
  const baseline = ranked.find(({ configuration }) => holdsRun(configuration, options.baseline));
  return {
    goal,
    ...rowsOf(table, ranked, baseline, { goal, unit, alpha }),
    unranked: table.unranked.flatMap(({ name, reason }) => {
      const found = byName.get(name);
      return found ? { ...found.configuration, reason } : [];
    }),
    mode: table.mode,
    method: table.method,
    unit,
    tested: table.tested.flatMap((name) => byName.get(name)?.configuration.id ?? []),
    pairs: table.pairs,
    baseline: baseline?.configuration.id,
    header: headerOf(table),
    smallest: table.smallestDifference,
    notes: table.mode === 'tested' ? table.notes : [],
  };
}

function rankGroup({ name, units }: BoardConfiguration): RankGroup {
  const repeats = units.flatMap(({ repeat }) => repeat ?? []);
  return {
    name,
    values: units.map(({ value }) => value),
    repeats: repeats.length === units.length ? repeats : undefined,
  };
}

/** Also a run that was left out, such as one that was run again, stands for its configuration. */
function holdsRun({ units, leftOut }: BoardConfiguration, id: string | undefined): boolean {
  const isIt = (run: { readonly id: string }) => run.id === id;
  return units.some(({ runs }) => runs.some(isIt)) || leftOut.some(({ run }) => isIt(run));
}

function rowsOf(
  table: RankTable,
  ranked: readonly Ranked[],
  baseline: Ranked | undefined,
  facts: { readonly goal: Goal; readonly unit: BoardConfiguration['unit']; readonly alpha: number },
): Pick<Ranking, 'rows' | 'smallestToBaseline'> {
  const groups = ranked.map(({ group }) => group);
  // A single run above all repeated ones has a place in the order, but cannot be what others are tested against.
  const leader = ranked.find(({ group }) => group.name === table.tested[0]) ?? ranked[0];
  const toLeader = leader ? differencesToLeader(groups, leader.group, table, facts) : NO_DIFFERENCES;
  const toBaseline = baseline && differencesToBaseline(groups, baseline.group, facts);
  const rows = ranked.flatMap(({ configuration }, index): readonly BoardRow[] => {
    const place = placeOf(table, index);
    const { summary, name } = configuration;
    if (!place || !summary) return [];
    return [
      {
        ...configuration,
        summary,
        place,
        tier: place.kind === 'interval' ? place.tier : undefined,
        isFirst: place.kind === 'interval' ? place.low === 1 : place.kind === 'plain' && place.rank === 1,
        toLeader: toLeader.get(name),
        toBaseline: toBaseline?.differences.get(name),
        isBaseline: configuration === baseline?.configuration,
      },
    ];
  });
  return { rows, smallestToBaseline: toBaseline?.smallest };
}

/** A table without a testable pair is not always one of single runs. */
function headerOf({ header, mode, tested }: RankTable): string {
  if (mode !== 'untested' || tested.length === 0) return header;
  return tested.length === 1
    ? 'one configuration has repeats: order not tested'
    : 'no configuration varies over its repeats: order not tested';
}

function placeOf({ rows, tested }: RankTable, index: number): BoardPlace | undefined {
  const place = rows[index]?.place;
  return place?.kind === 'interval' && tested.length < 2 ? { kind: 'untested', text: 'not tested' } : place;
}

function unrankedAll(
  configurations: readonly BoardConfiguration[],
  unit: BoardConfiguration['unit'],
  { metric: { goal, key } }: BoardOptions,
): Ranking {
  const reason = goal.origin === 'none' ? 'not a measure of quality' : 'direction unknown';
  return {
    goal: undefined,
    rows: [],
    unranked: configurations.map((configuration): UnrankedConfiguration => ({ ...configuration, reason })),
    mode: 'untested',
    method: 'guarded-welch',
    unit,
    tested: [],
    pairs: [],
    baseline: undefined,
    header: `not ranked: ${goal.origin === 'none' ? `${key} does not say how good a run is` : `direction of ${key} unknown`}`,
    smallest: undefined,
    smallestToBaseline: undefined,
    notes: [],
  };
}
