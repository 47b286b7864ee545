import type { Config } from 'vega-lite';
import type { RunLook } from './run-look.ts';

/**
 * Colours are the custom properties of the style sheet: Vega passes them through, and the drawing follows light,
 * dark and print as the page does.
 */
export const INK = {
  paper: 'var(--paper)',
  ink: 'var(--ink)',
  text: 'var(--ink2)',
  tick: 'var(--ink3)',
  grid: 'var(--rule)',
  axis: 'var(--edge)',
} as const;

/** As the sprite's m1…m10, in Vega's unit square of −1 to 1. */
const SHAPES = [
  'circle',
  'square',
  'triangle-up',
  'diamond',
  'triangle-down',
  'M-.3-1.15h.6v.85h.85v.6h-.85v.85h-.6v-.85h-.85v-.6h.85z',
  'M-1-.55l.45-.45L0-.45l.55-.55.45.45L.45 0l.55.55-.45.45L0 .45l-.55.55-.45-.45L-.45 0z',
  'M0-1.1a1.1 1.1 0 1 0 0 2.2a1.1 1.1 0 1 0 0-2.2m0 .5a.6 .6 0 1 1 0 1.2a.6 .6 0 1 1 0-1.2z',
  'M-1-1h2v2h-2zM-.5-.5v1h1v-1z',
  'M0-1.3L1.3 0 0 1.3-1.3 0zM0-.65L-.65 0 0 .65 .65 0z',
] as const;

const DASHES: readonly (readonly number[])[] = [
  [1, 0],
  [7, 3],
  [2, 2.5],
  [9, 3, 2, 3],
  [4, 2],
];

/** How a series looks everywhere: 1 to 10; anything else is drawn as context. */
export function seriesColour(series: number | undefined): string {
  return series !== undefined && series >= 1 && series <= 10 ? `var(--c${series})` : INK.axis;
}

export function seriesShape(series: number | undefined): string {
  return SHAPES[(series ?? 1) - 1] ?? 'circle';
}

export function seriesDash(series: number | undefined): readonly number[] {
  return DASHES[((series ?? 1) - 1) % DASHES.length] ?? [1, 0];
}

/** Scales that give a field of series numbers its colour, marker and dash; no legend is drawn in the figure. */
export function seriesEncoding(numbers: readonly (number | undefined)[]) {
  const domain = [...new Set(numbers.map((series) => series ?? 0))].sort((a, b) => a - b);
  const known = domain.map((series) => (series === 0 ? undefined : series));
  const channel = (range: readonly unknown[]) => ({
    field: 'series',
    type: 'nominal' as const,
    legend: null,
    scale: { domain, range: range as string[] },
  });
  return {
    colour: channel(known.map(seriesColour)),
    shape: channel(known.map(seriesShape)),
    dash: channel(known.map(seriesDash)),
  };
}

export function lookColour({ colour, shade }: Pick<RunLook, 'colour' | 'shade'>): string {
  return shade > 1 ? `var(--c${colour}-${shade})` : `var(--c${colour})`;
}

/** A text for each look; what the scales of `lookEncoding` expect in the field `look`. */
export function lookId({ colour, shade, marker, dash }: RunLook): string {
  return [colour, shade, marker, dash].join('-');
}

/** Scales that give a field of looks its colour, marker and dash. */
export function lookEncoding(looks: readonly RunLook[]) {
  const byId = new Map(looks.map((look) => [lookId(look), look]));
  const distinct = [...byId.values()];
  const channel = (range: readonly unknown[]) => ({
    field: 'look',
    type: 'nominal' as const,
    legend: null,
    scale: { domain: [...byId.keys()], range: range as string[] },
  });
  return {
    colour: channel(distinct.map(lookColour)),
    shape: channel(distinct.map(({ marker }) => seriesShape(marker))),
    dash: channel(distinct.map(({ dash }) => seriesDash(dash))),
  };
}

/** The look of every figure: horizontal grid lines only, no frame, names in the page's own fonts. */
export const CONFIG: Config = {
  aria: false,
  background: null as never,
  view: { stroke: null },
  axis: {
    title: null,
    domainColor: INK.axis,
    ticks: false,
    gridColor: INK.grid,
    labelColor: INK.tick,
    labelFontSize: 12,
    labelPadding: 8,
    labelOverlap: 'greedy',
    titleColor: INK.text,
    titleFontSize: 12,
    titleFontWeight: 'normal',
  },
  axisY: { domain: false },
  axisX: { grid: false, titleAnchor: 'end', titlePadding: 6, labelFlush: false },
  text: { fontSize: 12, fill: INK.text },
};
