import type { TopLevelSpec } from 'vega-lite';
import { constantText } from './constant-text.ts';
import type { LookKey, RunChart } from './run-chart.ts';
import { shortLabel } from './short-label.ts';
import { standaloneSpec } from './spec-colours.ts';

const ROW = 18;
const COLUMN = 190;
const LABEL_CHARACTERS = 24;
/** More than this is no legend any more: the names stand in the data. */
const MOST_KEYS = 24;

type Box = { readonly width?: unknown; readonly padding?: unknown };
type Padding = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** A chart of runs as a specification of its own: with the legend that the page has beside it. */
export function fileSpec({ spec, title, keys }: Pick<RunChart, 'spec' | 'title' | 'keys'>): TopLevelSpec {
  return standaloneSpec(keys.length === 0 || keys.length > MOST_KEYS ? spec : withLegend(spec, keys), title);
}

function withLegend(spec: TopLevelSpec, keys: readonly LookKey[]): TopLevelSpec {
  const { width, padding } = spec as Box;
  const columns = Math.max(1, Math.floor(Number(width) / COLUMN));
  const labels = keys.map(({ label }) => constantText(shortLabel(label, LABEL_CHARACTERS)).expr);
  const ids = JSON.stringify(keys.map(({ look }) => look));
  const legend = {
    orient: 'bottom',
    direction: 'horizontal',
    columns,
    title: null,
    offset: 48,
    values: keys.map(({ look }) => look),
    labelExpr: `[${labels.join(',')}][indexof(${ids}, datum.label)]`,
    labelLimit: COLUMN,
    symbolOpacity: 1,
  };
  const { bottom, ...sides } = padding as Padding;
  const room = Math.ceil(keys.length / columns) * ROW + 16;
  return {
    ...(legends(spec, legend) as TopLevelSpec),
    padding: { ...sides, bottom: bottom + room },
  } as TopLevelSpec;
}

/** Gives each channel of looks the legend; Vega-Lite makes one of those that say the same. */
function legends(part: unknown, legend: object): unknown {
  if (Array.isArray(part)) return part.map((entry: unknown) => legends(entry, legend));
  if (typeof part !== 'object' || part === null) return part;
  if ('field' in part && part.field === 'look' && 'legend' in part) return { ...part, legend };
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, key === 'values' ? value : legends(value, legend)]),
  );
}
