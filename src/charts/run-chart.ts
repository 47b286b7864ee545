import type { TopLevelSpec } from 'vega-lite';
import type { ChartRun } from './run-column.ts';
import { lookId } from './theme.ts';

/** A mark and what it stands for; a step is one of five from little to much. */
export type LegendEntry =
  | { readonly kind: 'series'; readonly series: number; readonly label: string }
  | { readonly kind: 'step'; readonly step: number; readonly label: string };

/** A value of the field `look`, and what has it. */
export type LookKey = { readonly look: string; readonly label: string };

/** A chart of runs with everything that goes with it. */
export type RunChart = {
  readonly spec: TopLevelSpec;
  readonly title: string;
  /** What it shows in a sentence or two, and what is left out. */
  readonly reading: string;
  readonly legend: readonly LegendEntry[];
  /** What the values of the field `look` stand for; for a legend where there is no page around it. */
  readonly keys: readonly LookKey[];
  /** The runs that are drawn, in the order in which the keyboard goes through them. */
  readonly order: readonly string[];
  readonly table: ChartTable;
};

/** The numbers behind a chart: exact, undefined where there are none. */
export type ChartTable = {
  readonly headers: readonly string[];
  readonly rows: readonly {
    /** The run of the row, where it is one. */
    readonly run?: string;
    readonly cells: readonly (number | string | undefined)[];
  }[];
};

/** `12 of 14 runs`, or `14 runs`. */
export function shownOf(shown: number, total: number): string {
  const noun = total === 1 ? 'run' : 'runs';
  return shown === total ? `${total} ${noun}` : `${shown} of ${total} ${noun}`;
}

/** The looks of some runs; one that several have names them all. */
export function runKeys(runs: readonly ChartRun[]): readonly LookKey[] {
  const groups = Map.groupBy(runs, ({ look }) => lookId(look));
  return [...groups].map(([look, members]) => ({ look, label: members.map(({ name }) => name).join(', ') }));
}
