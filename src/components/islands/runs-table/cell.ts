import { metricDifference } from '../../../analysis/metric-difference.ts';
import { shortLabel } from '../../../charts/short-label.ts';
import type { RunTable } from '../../../columns/decode-runs.ts';
import {
  cut,
  differenceMark,
  formatDateTime,
  formatDifference,
  formatDuration,
  formatExact,
  formatInstant,
  formatMetric,
  NOT_LOGGED,
} from '../../../site/format.ts';
import { visibleText } from '../../../site/visible-text.ts';
import type { MetricValue } from './metric-value.ts';
import { metricValues, type Summaries, type TableColumn } from './table-column.ts';
import { valueState } from './value-state.ts';

/** What a cell shows; `title` is the whole text or exact number when it shows less. */
export type Cell = { readonly text: string; readonly title: string | undefined; readonly missing: boolean };

/** The difference of a metric to the baseline run's; `reading` says how it counts when its direction is known. */
export type Difference = {
  readonly text: string;
  readonly title: string;
  readonly mark: ReturnType<typeof differenceMark>;
  readonly reading: 'better' | 'worse' | undefined;
};

const MISSING: Cell = { text: NOT_LOGGED, title: undefined, missing: true };
/** Not known yet, and not to be had: never the mark of what was not logged. */
const LOADING: Cell = { text: '…', title: 'being fetched', missing: true };
const UNKNOWN: Cell = { text: '?', title: 'not known', missing: true };
const PARAM_CHARACTERS = 16;
const TEXT_CHARACTERS = 20;
const NUMBER_CHARACTERS = 10;
const SIGNIFICANT = 5;
const LONGEST_TITLE = 300;

function textCell(text: string | undefined, characters: number): Cell {
  if (text === undefined) return MISSING;
  const visible = visibleText(text);
  const short = shortLabel(visible, characters);
  return { text: short, title: short === visible ? undefined : cut(visible, LONGEST_TITLE), missing: false };
}

/** A number as it was logged; rounded only when it is as long as a double can be. */
function numberTextCell(text: string | undefined): Cell {
  if (text === undefined || text.length <= NUMBER_CHARACTERS) return textCell(text, NUMBER_CHARACTERS);
  const short = String(Number(Number(text).toPrecision(SIGNIFICANT)));
  return { text: short, title: cut(text, LONGEST_TITLE), missing: false };
}

function metricCell(value: number | undefined, decimals: number): Cell {
  if (value === undefined) return MISSING;
  const text = formatMetric(value, decimals);
  const exact = formatExact(value);
  return { text, title: text === exact ? undefined : exact, missing: false };
}

function timeCell(ms: number | undefined, sameDay: boolean): Cell {
  if (ms === undefined) return MISSING;
  const text = formatDateTime(ms);
  return { text: sameDay ? text.slice(11) : text, title: formatInstant(ms), missing: false };
}

export type CellOptions = {
  readonly table: RunTable;
  readonly value: MetricValue;
  readonly summaries: Summaries;
};

/** What a column shows of a row. Written as the prerendered table writes it. */
export function cellOf(column: TableColumn, row: number, { table, value, summaries }: CellOptions): Cell {
  if (column.metric)
    return (
      unknownCell(column.metric, { table, value, summaries }) ??
      metricCell(metricValues(column.metric, value, summaries)[row], column.metric.decimals)
    );
  switch (column.kind) {
    case 'time':
      return timeCell(column.numbers?.()[row], table.defaults.sameDay);
    case 'duration': {
      const ms = column.numbers?.()[row];
      return ms === undefined ? MISSING : { text: formatDuration(ms), title: undefined, missing: false };
    }
    case 'number-text':
      return numberTextCell(column.texts?.()[row]);
    default: {
      const text = column.texts?.()[row];
      if (column.id === 'commit' || column.id === 'run_id')
        return text === undefined ? MISSING : { text: text.slice(0, 8), title: text, missing: false };
      return textCell(text, column.section === 'Parameters' ? PARAM_CHARACTERS : TEXT_CHARACTERS);
    }
  }
}

/** What stands for every value of a metric that is not there to be shown; undefined when its values are known. */
export function unknownCell(
  metric: NonNullable<TableColumn['metric']>,
  { table, value, summaries }: CellOptions,
): Cell | undefined {
  const state = valueState(table, metric, value, summaries);
  if (state === 'known') return undefined;
  return state === 'loading' ? LOADING : UNKNOWN;
}

/** The difference of a metric between a row and the baseline; undefined where either is missing or not finite. */
export function differenceTo(
  baseline: number,
  column: TableColumn,
  row: number,
  { value, summaries }: CellOptions,
): Difference | undefined {
  if (!column.metric || row === baseline) return undefined;
  const values = metricValues(column.metric, value, summaries);
  return differenceOf(values[row], values[baseline], column.metric);
}

/** The difference between two values of a metric; undefined where either is missing or not finite. */
export function differenceOf(
  value: number | undefined,
  against: number | undefined,
  metric: NonNullable<TableColumn['metric']>,
): Difference | undefined {
  const difference = metricDifference(value, against, metric);
  return (
    difference && {
      text: formatDifference(difference.value, metric.decimals),
      title: formatExact(difference.value),
      mark: differenceMark(difference),
      reading: difference.reading,
    }
  );
}

/** How a run is called: its name, else the beginning of its id. */
export function runName({ names, runIds }: RunTable, row: number): string {
  return visibleText(names()[row]?.trim() || `run ${runIds[row]?.slice(0, 8)}`);
}

/** Whether a run may be the best. */
export function isFinished({ status, deleted }: RunTable, row: number): boolean {
  return status[row] === 'FINISHED' && !deleted.has(row);
}

/** The best value of the finished runs, as the table shows values; undefined without a direction. */
export function bestValue(column: TableColumn, { table, value, summaries }: CellOptions): number | undefined {
  const { metric } = column;
  if (!metric?.goal) return undefined;
  if (value.kind === 'latest') return metric.best;
  const sign = metric.goal === 'maximize' ? 1 : -1;
  let best: number | undefined;
  metricValues(metric, value, summaries).forEach((found, row) => {
    if (found === undefined || !Number.isFinite(found)) return;
    if (!isFinished(table, row)) return;
    if (best === undefined || (found - best) * sign > 0) best = found;
  });
  return best;
}
