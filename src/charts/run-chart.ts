import type { TopLevelSpec } from 'vega-lite';

/** A mark and what it stands for; a step is one of five from little to much. */
export type LegendEntry =
  | { readonly kind: 'series'; readonly series: number; readonly label: string }
  | { readonly kind: 'step'; readonly step: number; readonly label: string };

/** A chart of runs with everything that goes with it. */
export type RunChart = {
  readonly spec: TopLevelSpec;
  readonly title: string;
  /** What it shows in a sentence or two, and what is left out. */
  readonly reading: string;
  readonly legend: readonly LegendEntry[];
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
