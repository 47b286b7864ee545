import { type AggregateRank, aggregateRanks, ranksPerMetric } from '../../statistics/aggregate-ranks.ts';
import { extent } from '../../statistics/moments.ts';
import type { BoardConfiguration, BoardOptions, BoardPlace } from './board-types.ts';
import type { TaskBoard, TaskBoards } from './boards-by-task.ts';
import { configurationNames } from './configuration-names.ts';
import { allConfigurations } from './metric-means.ts';
import { type RowParams, rowKey, rowParams } from './task-rows.ts';

/** A configuration on one task. */
export type TaskCell = {
  readonly configuration: BoardConfiguration;
  /** `rank 1–3` as on the task's own board, `1 run`, `not tested`; undefined where it has no place. */
  readonly placeText: string | undefined;
  /** By the mean, among all of the column; ties share. Undefined without a finite mean. */
  readonly rank: number | undefined;
  readonly isBest: boolean;
};

export type TaskRow = {
  /** Short and unique. */
  readonly name: string;
  readonly series: number | undefined;
  /** One for each column; undefined where it was not run. */
  readonly cells: readonly (TaskCell | undefined)[];
  /** Over the rows that are complete; undefined for the others, and where no metric ranks. */
  readonly aggregate: AggregateRank | undefined;
};

/** Configurations by what they were measured on. */
export type TaskMatrix = {
  /** `dataset`, or the declared key. */
  readonly taskName: string;
  readonly columns: readonly { readonly task: string; readonly board: TaskBoard['board'] }[];
  /** Complete rows by mean rank, then those with the most cells. */
  readonly rows: readonly TaskRow[];
  readonly complete: number;
  readonly missing: number;
  /** Params that are the same in all runs of each task: they do not make configurations. */
  readonly taskParams: readonly string[];
  /** Runs that do not say what they were about. */
  readonly apart: number;
  readonly caveats: readonly string[];
};

/**
 * Sets the boards of several tasks side by side: the same configuration is one row, whatever else differs with the
 * task. Undefined when there is one task only.
 *
 * @param taskKey `params.…` or `tags.…` that gave the boards; undefined when they are of datasets.
 */
export function taskMatrix(
  { boards, apart }: TaskBoards,
  options: BoardOptions,
  taskKey: string | undefined,
): TaskMatrix | undefined {
  const columns = boards.filter(({ board }) => allConfigurations(board).length > 0);
  if (columns.length < 2) return undefined;
  const params = rowParams(columns, options, taskKey);
  const rows = matrixRows(columns, params);
  const { goal } = options.metric.goal;
  const scores = rows.map(({ cells }) => cells.map((cell) => cell?.configuration.summary?.mean));
  const goals = columns.flatMap(() => goal ?? []);
  const aggregates = goal ? aggregateRanks(scores, goals) : undefined;
  const withRanks = rows.map((row, index) => ({ ...row, aggregate: aggregates?.rows[index] }));
  const cells = rows.flatMap((row) => row.cells);
  return {
    taskName: taskKey?.slice(taskKey.indexOf('.') + 1) ?? 'dataset',
    columns,
    rows: withRanks.sort(byCompleteness),
    complete: scores.filter((row) => row.every(Number.isFinite)).length,
    missing: cells.filter((cell) => cell === undefined).length,
    taskParams: params.taskParams,
    apart: apart.length,
    caveats: aggregates?.caveats ?? [],
  };
}

function byCompleteness(a: TaskRow, b: TaskRow): number {
  const [first, second] = [a, b].map(({ aggregate }) => aggregate?.meanRank ?? Number.POSITIVE_INFINITY);
  if (first !== second) return (first ?? 0) - (second ?? 0);
  const count = ({ cells }: TaskRow) => cells.filter((cell) => cell !== undefined).length;
  return count(b) - count(a) || (a.name < b.name ? -1 : 1);
}

function matrixRows(columns: readonly TaskBoard[], params: RowParams): readonly Omit<TaskRow, 'aggregate'>[] {
  const found = new Map<string, Map<number, TaskCell>>();
  for (const [column, { board }] of columns.entries()) {
    for (const cell of cellsOf(board)) {
      const shared = rowKey(cell.configuration, params);
      // Two of one board are two rows, however their params are read on the others.
      const key = found.get(shared)?.has(column) ? `${shared}${cell.configuration.id}` : shared;
      const row = found.get(key) ?? new Map<number, TaskCell>();
      row.set(column, cell);
      found.set(key, row);
    }
  }
  const rows = [...found.values()];
  const runsOf = (row: ReadonlyMap<number, TaskCell>) =>
    [...row.values()].flatMap(({ configuration }) => configuration.units.flatMap(({ runs }) => runs));
  const names = configurationNames(
    rows.map((row) => ({ params: params.of(runsOf(row)[0]), runs: runsOf(row) })),
    params.repeatParams,
  );
  return rows.map((row, index) => ({
    name: names[index] ?? '',
    series: [...row.values()][0]?.configuration.series,
    cells: columns.map((_, column) => row.get(column)),
  }));
}

function placeText({ kind, text }: BoardPlace): string {
  return kind === 'interval' || kind === 'plain' ? `rank ${text}` : text;
}

function cellsOf(board: TaskBoard['board']): readonly TaskCell[] {
  const { goal, rows, unranked } = board;
  const means = rows.map(({ summary }) => [summary.mean]);
  const ranks = goal ? ranksPerMetric(means, [goal]) : [];
  const best = goal && extent(means.flat())[goal === 'maximize' ? 'max' : 'min'];
  return [
    ...rows.map((configuration, index) => ({
      configuration,
      placeText: placeText(configuration.place),
      rank: ranks[index]?.[0],
      isBest: configuration.summary.mean === best && rows.length > 1,
    })),
    ...unranked.map((configuration) => ({
      configuration,
      placeText: undefined,
      rank: undefined,
      isBest: false,
    })),
  ];
}
