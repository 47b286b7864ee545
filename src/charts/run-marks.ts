import { INK } from './theme.ts';

/**
 * What every chart of runs has in common. A datum of a run has the field `run`; one of several has `runs`. What it
 * stands for is in `tip`, a line each. Two params are for whoever shows the chart: `dim` holds the runs that are
 * drawn faintly, `hover` the one that stands out.
 */
export const RUN_PARAMS = [
  { name: 'dim', value: [] },
  { name: 'hover', value: '' },
] as const;

/** The name of a run in a chart, and what is said of it. */
export type RunFacts = { readonly run: string; readonly tip: string };

const FAINT = 0.1;
const IS_DIM = 'indexof(dim, datum.run) >= 0';
const IS_HOVERED = "hover !== '' && datum.run === hover";

/** The opacity of what belongs to a run. */
export function runOpacity(plain: number) {
  return {
    condition: [
      { test: IS_HOVERED, value: 1 },
      { test: IS_DIM, value: FAINT },
    ],
    value: plain,
  };
}

/** The edge of a marker: paper apart from its neighbours, ink when it stands out. */
export function runEdge() {
  return {
    stroke: { condition: { test: IS_HOVERED, value: INK.ink }, value: INK.paper },
    strokeWidth: { condition: { test: IS_HOVERED, value: 2 }, value: 0.5 },
  };
}

/** The width of a run's line. */
export function runWidth(plain: number) {
  return { condition: { test: IS_HOVERED, value: 3 }, value: plain };
}

/** Also for whoever opens the specification elsewhere. */
export const RUN_TOOLTIP = { field: 'tip', type: 'nominal' as const };

/** The lines of a tooltip: a name, and what it has. */
export function tipOf(name: string, facts: readonly (readonly [string, string | undefined])[]): string {
  return [name, ...facts.map(([key, text]) => `${key} = ${text ?? '–'}`)].join('\n');
}
