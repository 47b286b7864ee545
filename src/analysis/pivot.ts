import type { Run } from '../entities/run.ts';
import { type Aggregate, aggregateOf, bestOf, gatherValues } from './aggregate-values.ts';
import type { Goal } from './metric-direction.ts';
import { compareText } from './order.ts';
import { numericParam } from './param-space.ts';
import { metricOf } from './rank-runs.ts';
import { type RunField, runField } from './run-field.ts';

export type PivotInput = {
  readonly rows: readonly RunField[];
  /** None: one column for all runs. */
  readonly columns: readonly RunField[];
  readonly metric: string;
  readonly aggregate: Aggregate;
  readonly goal: Goal | undefined;
};

/** What some runs with the same row and column have. */
export type PivotCell = {
  /** Runs with a value, those with a non-finite one included. */
  readonly n: number;
  readonly nonFinite: number;
  /**
   * Undefined when no value is finite, when a mean or median would have to drop one, and for the best of a metric
   * without a direction.
   */
  readonly value: number | undefined;
  /** Of a mean over two runs or more. */
  readonly sd: number | undefined;
  /** Best of its column; all that are equal are. None is when the column has one value only. */
  readonly isBest: boolean;
};

/** One text per field. */
export type PivotHeading = readonly string[];

export type Pivot = {
  readonly rows: readonly PivotHeading[];
  readonly columns: readonly PivotHeading[];
  /** By row, then by column; undefined where no run is. */
  readonly cells: readonly (readonly (PivotCell | undefined)[])[];
  /** Runs that are counted in a cell. */
  readonly runs: number;
  /** Runs that have the metric and are not counted, by why. */
  readonly leftOut: {
    readonly unfinished: number;
    /** Runs above others that have the metric too: their children would count twice. */
    readonly parents: number;
    readonly withoutField: number;
    readonly rows: number;
    readonly columns: number;
  };
};

const MOST_ROWS = 40;
const MOST_COLUMNS = 12;

type Entry = { readonly row: PivotHeading; readonly column: PivotHeading; readonly value: number };

function headingOf(run: Run, fields: readonly RunField[], metric: string): PivotHeading | undefined {
  const texts = fields.map((field) => runField(run, field, metric));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

function compareHeadings(a: PivotHeading, b: PivotHeading): number {
  for (const [index, text] of a.entries()) {
    const other = b[index] ?? '';
    const [x, y] = [numericParam(text), numericParam(other)];
    // Numbers before words, so that the order is total.
    if (x !== undefined && y !== undefined && x !== y) return x - y;
    if ((x === undefined) !== (y === undefined)) return x === undefined ? 1 : -1;
    if (text !== other) return compareText(text, other);
  }
  return 0;
}

const idOf = (heading: PivotHeading) => JSON.stringify(heading);

/** The headings with the most runs, as many as there is room for, in their own order. */
function chooseHeadings(headings: readonly PivotHeading[], most: number): readonly PivotHeading[] {
  const counts = new Map<string, { heading: PivotHeading; runs: number }>();
  for (const heading of headings) {
    const id = idOf(heading);
    const entry = counts.get(id);
    if (entry) entry.runs += 1;
    else counts.set(id, { heading, runs: 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.runs - a.runs || compareHeadings(a.heading, b.heading))
    .slice(0, most)
    .map(({ heading }) => heading)
    .sort(compareHeadings);
}

function countDistinct(headings: readonly PivotHeading[]): number {
  return new Set(headings.map(idOf)).size;
}

/**
 * Takes the latest values of a metric together by what runs have in common. Only finished, active runs count.
 * The table is bounded: of more rows or columns, those with the most runs are kept and the others counted.
 */
export function pivotRuns(runs: readonly Run[], input: PivotInput): Pivot {
  const having = runs.filter((run) => metricOf(run, input.metric) !== undefined);
  const finished = having.filter((run) => run.status === 'FINISHED' && run.lifecycleStage === 'active');
  const parents = new Set(finished.flatMap(({ parentKey }) => parentKey ?? []));
  const counted = finished.filter(({ key }) => !parents.has(key));
  const entries = counted.flatMap((run): Entry[] => {
    const row = headingOf(run, input.rows, input.metric);
    const column = headingOf(run, input.columns, input.metric);
    const value = metricOf(run, input.metric)?.value;
    return row && column && value !== undefined ? [{ row, column, value }] : [];
  });
  const allRows = entries.map(({ row }) => row);
  const allColumns = entries.map(({ column }) => column);
  const rows = chooseHeadings(allRows, MOST_ROWS);
  const columns = chooseHeadings(allColumns, MOST_COLUMNS);
  const cells = fillCells(entries, rows, columns, input);
  return {
    rows,
    columns,
    cells: markBest(cells, columns.length, input.goal),
    runs: cells.flat().reduce((sum, cell) => sum + (cell?.n ?? 0), 0),
    leftOut: {
      unfinished: having.length - finished.length,
      parents: finished.length - counted.length,
      withoutField: counted.length - entries.length,
      rows: countDistinct(allRows) - rows.length,
      columns: countDistinct(allColumns) - columns.length,
    },
  };
}

type Cells = readonly (readonly (PivotCell | undefined)[])[];

function fillCells(
  entries: readonly Entry[],
  rows: readonly PivotHeading[],
  columns: readonly PivotHeading[],
  { aggregate, goal }: PivotInput,
): Cells {
  const values = new Map<string, number[]>();
  for (const { row, column, value } of entries) {
    const id = `${idOf(row)}${idOf(column)}`;
    const group = values.get(id);
    if (group) group.push(value);
    else values.set(id, [value]);
  }
  return rows.map((row) =>
    columns.map((column) => {
      const group = values.get(`${idOf(row)}${idOf(column)}`);
      return group && cellOf(group, aggregate, goal);
    }),
  );
}

function cellOf(values: readonly number[], aggregate: Aggregate, goal: Goal | undefined): PivotCell {
  const gathered = gatherValues(values);
  const { n, nonFinite } = gathered;
  return { n, nonFinite, ...aggregateOf(gathered, aggregate, goal), isBest: false };
}

function markBest(cells: Cells, columns: number, goal: Goal | undefined): Cells {
  if (!goal) return cells;
  const best = Array.from({ length: columns }, (_, index) =>
    bestOf(
      cells.flatMap((row) => row[index]?.value ?? []),
      goal,
    ),
  );
  return cells.map((row) =>
    row.map(
      (cell, index) => cell && { ...cell, isBest: cell.value !== undefined && cell.value === best[index] },
    ),
  );
}
