import { SPARK_WIDTH, type TableColumn } from './table-column.ts';

/** Widths in pixels: of the run's name, and of the columns that were prerendered. */
export type Measured = { readonly name: number; readonly columns: ReadonlyMap<string, number> };

const NAME = 220;
const DIRECTION = 118;
const LEAST = 56;
const MOST = 240;
const MONO = 7.9;
const SANS = 7.2;
const PADDING = 18;
const SAMPLE = 200;

/** Measures the prerendered columns, so that those of the island begin just as wide. */
export function measureColumns(place: HTMLElement, ids: readonly string[]): Measured {
  const heads = [...place.querySelectorAll<HTMLElement>('.tw thead tr:last-child > *')];
  const [name, ...others] = heads.map((head) => head.getBoundingClientRect().width);
  return {
    name: name ?? NAME,
    columns: new Map(others.flatMap((width, index) => (ids[index] ? [[ids[index], width] as const] : []))),
  };
}

/** A width for a column that was not prerendered, from its name and its first values. */
export function estimateWidth({ label, kind, texts, metric }: TableColumn): number {
  const words = label.match(/[^_./\s-]*[_./\s-]+|[^_./\s-]+/g) ?? [label];
  const name = Math.max(...words.map(({ length }) => length)) * MONO;
  if (metric) return PADDING + Math.max(name, DIRECTION, 8 * SANS + (metric.drawn ? SPARK_WIDTH : 0));
  const longest = (texts?.().slice(0, SAMPLE) ?? []).reduce(
    (most, text) => Math.max(most, text?.length ?? 0),
    0,
  );
  const value =
    kind === 'time' ? 17 : kind === 'duration' ? 11 : kind === 'status' ? 12 : Math.min(20, longest);
  return Math.min(MOST, Math.max(LEAST, PADDING + Math.max(name, value * SANS)));
}
