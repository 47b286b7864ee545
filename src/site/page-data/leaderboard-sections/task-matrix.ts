import { type TaskCell, type TaskMatrix, taskMatrix } from '../../../analysis/leaderboard/task-matrix.ts';
import { countOf, cut } from '../../format.ts';
import { goalText } from '../../metric-display.ts';
import type { RichText } from '../figure.ts';
import { halfOf, type MeanCell, meanCell } from '../leaderboard-cells.ts';
import {
  type ConfigurationName,
  configurationName,
  meansDecimals,
  metricText,
  namesText,
  type SectionInput,
} from './section-input.ts';
import { meanRankText } from './standing.ts';

export type TaskTableCell = {
  readonly mean: MeanCell;
  readonly n: number;
  /** `rank 1–3` on the task's own board, or why there is none. */
  readonly place: string | undefined;
  readonly isBest: boolean;
};

/** Configurations by what they were measured on. */
export type TaskMatrixSection = {
  readonly taskName: string;
  readonly metric: string;
  readonly columns: readonly { readonly text: string; readonly title: string | undefined }[];
  readonly rows: readonly {
    readonly name: ConfigurationName;
    /** Undefined where it was not run. */
    readonly cells: readonly (TaskTableCell | undefined)[];
    /** Undefined unless all cells are there. */
    readonly meanRank: string | undefined;
  }[];
  readonly total: number;
  /** All cells have so many repeats; undefined when they differ, and each says its own. */
  readonly sameCount: number | undefined;
  readonly caption: string;
  readonly hasMissing: boolean;
  readonly hasRanks: boolean;
  readonly notes: readonly string[];
  /** Why there is no table, in a sentence. */
  readonly empty: RichText | undefined;
};

const MOST_ROWS = 40;
const MOST_COLUMNS = 12;
const TASK_CHARACTERS = 40;

/** The board's metric for each configuration on each dataset, or each value of `leaderboards.taskKey`. */
export function taskMatrixSection({ board, tasks, settings }: SectionInput): TaskMatrixSection {
  const { taskKey } = settings.leaderboards;
  const { options } = board;
  const metric = metricText(options.metric.key);
  const found = taskMatrix(tasks, options, taskKey);
  if (!found) return { ...NOTHING, metric, empty: emptyText(metric, board.dataset.text, taskKey) };
  const shown = { columns: found.columns.slice(0, MOST_COLUMNS), rows: found.rows.slice(0, MOST_ROWS) };
  const all = shown.rows.flatMap(({ cells }) => cells.slice(0, MOST_COLUMNS));
  const cells = all.flatMap((cell) => cell ?? []);
  const counts = new Set(cells.map(({ configuration }) => configuration.n));
  const facts = factsOf(settings, options.metric, cells);
  return {
    taskName: found.taskName,
    metric,
    columns: shown.columns.map(({ task }) => {
      const text = cut(task.trim() || '(empty)', TASK_CHARACTERS);
      return { text, title: text === task ? undefined : task };
    }),
    rows: shown.rows.map((row) => ({
      name: configurationName(row),
      cells: row.cells.slice(0, MOST_COLUMNS).map((cell) => cell && cellOf(cell, facts)),
      meanRank: row.aggregate && meanRankText(row.aggregate),
    })),
    total: found.rows.length,
    sameCount: counts.size === 1 ? [...counts][0] : undefined,
    caption: captionOf(found, goalText(options.metric.goal), board.unit),
    hasMissing: all.some((cell) => cell === undefined),
    hasRanks: board.goal !== undefined,
    notes: notesOf(found),
    empty: undefined,
  };
}

const NOTHING = {
  taskName: '',
  columns: [],
  rows: [],
  total: 0,
  sameCount: undefined,
  caption: '',
  hasMissing: false,
  hasRanks: false,
  notes: [],
} satisfies Partial<TaskMatrixSection>;

function emptyText(metric: string, dataset: string, taskKey: string | undefined): RichText {
  const key = { key: metric };
  if (taskKey !== undefined)
    return ['All runs with ', key, ' have the same ', { key: cut(taskKey, 60) }, ', or none.'];
  if (dataset === 'no dataset') {
    return [
      'No run says what ',
      key,
      ' was measured on. Log datasets, or name a param as ',
      { key: 'leaderboards.taskKey' },
      ' in runfolio.yaml.',
    ];
  }
  return ['All runs with ', key, ` were measured on the same data: ${cut(dataset, 120)}.`];
}

type CellFacts = { readonly decimals: number; readonly hasHalves: boolean };

function factsOf(
  settings: SectionInput['settings'],
  metric: SectionInput['board']['options']['metric'],
  cells: readonly TaskCell[],
): CellFacts {
  const means = cells.map(({ configuration: { summary, interval } }) => ({ mean: summary?.mean, interval }));
  return {
    decimals: meansDecimals(settings, metric, means),
    hasHalves: means.some(({ interval }) => halfOf(interval) !== undefined),
  };
}

function cellOf({ configuration, placeText, isBest }: TaskCell, facts: CellFacts): TaskTableCell {
  const { summary, interval, n } = configuration;
  const nonFinite = summary ? 0 : n;
  return { mean: meanCell(summary?.mean, interval, { ...facts, nonFinite }), n, place: placeText, isBest };
}

function captionOf({ taskName, rows, columns }: TaskMatrix, direction: string, unit: string): string {
  return `${direction ? `${direction}; ` : ''}means with the half-widths of their intervals over ${unit}s, ${countOf(rows.length, 'configuration')} on ${countOf(columns.length, taskName === 'dataset' ? 'dataset' : `value of ${cut(taskName, 40)}`, taskName === 'dataset' ? 'datasets' : `values of ${cut(taskName, 40)}`)}; below them the rank on that column’s own board.`;
}

function notesOf(found: TaskMatrix): readonly string[] {
  const { complete, rows, columns, taskParams, apart, caveats, taskName } = found;
  const left = rows.length - complete;
  return [
    caveats.length > 0
      ? `Mean rank: of the means, over the ${countOf(complete, 'row')} that ${complete === 1 ? 'is' : 'are'} complete${left > 0 ? `; ${countOf(left, 'row')} with gaps ${left === 1 ? 'has' : 'have'} none, and nothing is filled in` : ''}. It ${caveats.slice(0, 2).join(' and ')}, and is not tested.`
      : 'No ranks: the direction of the metric is not known.',
    ...(taskParams.length > 0
      ? [
          `Params that only go with the ${cut(taskName, 40)} do not tell configurations apart: ${namesText(taskParams.map((key) => cut(key, 40)))}.`,
        ]
      : []),
    ...(apart > 0
      ? [
          `${countOf(apart, 'run')} ${apart === 1 ? 'says' : 'say'} nothing of it and ${apart === 1 ? 'is' : 'are'} left out.`,
        ]
      : []),
    ...(rows.length > MOST_ROWS ? [`The first ${MOST_ROWS} of ${rows.length} rows are shown.`] : []),
    ...(columns.length > MOST_COLUMNS
      ? [`The first ${MOST_COLUMNS} of ${columns.length} columns are shown.`]
      : []),
  ];
}
