import type {
  Board,
  BoardConfiguration,
  BoardRun,
  BoardUnit,
} from '../../analysis/leaderboard/board-types.ts';
import { cut, formatExact, formatMetric } from '../format.ts';
import { reasonsText } from './leaderboard-footnotes.ts';

/** A link to a run behind a number. */
export type RunBehind = {
  readonly name: string;
  readonly path: string;
  /** Of the repeat that it is, or is part of. */
  readonly value: string;
  readonly title: string;
};

export type RunsOfRow = {
  readonly anchor: string;
  readonly name: string;
  readonly n: string;
  readonly median: string | undefined;
  readonly iqm: string | undefined;
  readonly spread: string | undefined;
  readonly range: string | undefined;
  readonly runs: readonly RunBehind[];
  /** Runs that are not listed, as there are so many. */
  readonly more: number;
};

/** The runs behind each number of a board. */
export type RunsBehind = {
  readonly rows: readonly RunsOfRow[];
  /** Rows without a list, as there are so many. */
  readonly moreRows: number;
  readonly unit: string;
  readonly hasIqm: boolean;
};

const MOST_ROWS = 200;
const MOST_RUNS = 1000;
const MOST_OF_ROW = 60;

/** Lists each row's runs with their values, and what else is known of how they lie; bounded. */
export function runsBehind(board: Board, prefix: string, decimals: number): RunsBehind {
  const configurations = [...board.rows, ...board.unranked];
  let left = MOST_RUNS;
  const rows = configurations.slice(0, MOST_ROWS).map((configuration, index) => {
    const all = configuration.units.flatMap((unit) => unit.runs.map((run) => ({ run, unit })));
    const runs = all.slice(0, Math.min(left, MOST_OF_ROW)).map((entry) => runBehind(entry, decimals));
    left -= runs.length;
    return {
      anchor: `${prefix}${index + 1}`,
      name: cut(configuration.name, 60),
      n: `${configuration.n} ${configuration.unit}${configuration.n === 1 ? '' : 's'}`,
      ...spreadOf(configuration, decimals),
      runs,
      more: all.length - runs.length,
    };
  });
  return {
    rows,
    moreRows: configurations.length - rows.length,
    unit: board.unit,
    hasIqm: rows.some(({ iqm }) => iqm !== undefined),
  };
}

function runBehind(
  { run, unit: { runs, value, repeat } }: { readonly run: BoardRun; readonly unit: BoardUnit },
  decimals: number,
): RunBehind {
  return {
    name: cut(run.name, 40),
    path: run.path,
    // A value over several folds belongs to none of them alone.
    value: runs.length === 1 ? formatMetric(value, decimals) : '',
    title: [repeat === undefined ? '' : cut(repeat, 60), formatExact(value)].filter(Boolean).join(': '),
  };
}

function spreadOf(
  { summary, n }: BoardConfiguration,
  decimals: number,
): Pick<RunsOfRow, 'median' | 'iqm' | 'spread' | 'range'> {
  if (!summary || n < 2) return { median: undefined, iqm: undefined, spread: undefined, range: undefined };
  const text = (value: number | undefined) =>
    value === undefined ? undefined : formatMetric(value, decimals);
  return {
    median: text(summary.median),
    iqm: text(summary.iqm),
    spread: text(summary.sd),
    range: `${text(summary.min)} to ${text(summary.max)}`,
  };
}

/** Runs without a place and why, bounded. */
export type LeftOutList = {
  readonly rows: readonly { readonly name: string; readonly path: string; readonly reason: string }[];
  readonly more: number;
  readonly total: number;
  /** `status FAILED (2), parent run (1)`. */
  readonly reasons: string;
};

const MOST_LEFT_OUT = 100;

export function leftOutList({ leftOut }: Pick<Board, 'leftOut'>, apart: readonly BoardRun[]): LeftOutList {
  const all = [...leftOut, ...apart.map((run) => ({ run, reason: 'does not say what it was measured on' }))];
  return {
    rows: all
      .slice(0, MOST_LEFT_OUT)
      .map(({ run, reason }) => ({ name: cut(run.name, 60), path: run.path, reason })),
    more: Math.max(0, all.length - MOST_LEFT_OUT),
    total: all.length,
    reasons: reasonsText(all),
  };
}
