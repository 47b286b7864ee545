/** Widths of the runs table in CSS pixels, estimated: good enough to choose how many columns fit a desktop page. */

export const NAME_CHARACTERS = 28;
export const PARAM_CHARACTERS = 16;

/** What the page leaves beside its rail at 1440 px. */
const AVAILABLE = 1_128;
const SANS = 7.2;
const MONO = 7.9;
const PADDING = 16;
const SPARKLINE = 76;
const FIGURE_CHARACTERS = 8;
/** `↑ higher (assumed)` below a metric's key. */
const DIRECTION = 112;
/** However wide the names are, this much is always shown; the table then scrolls. */
const LEAST = { params: 2, metrics: 1 } as const;
const MOST = { params: 8, metrics: 5 } as const;

/** Where a key may break in a header, so that `val/mean_absolute_error` does not make a wide column. */
export function breakableParts(key: string): readonly string[] {
  return key.match(/[^_./\s-]*[_./\s-]+|[^_./\s-]+/g) ?? [key];
}

/** The width of the widest part of a key that may break. */
export function keyWidth(key: string): number {
  return Math.max(...breakableParts(key).map(({ length }) => length)) * MONO;
}

type MetricLike = { readonly key: string; readonly drawn: boolean };

function metricWidth({ key, drawn }: MetricLike): number {
  const name = keyWidth(key);
  const figure = FIGURE_CHARACTERS * SANS;
  return PADDING + Math.max(name, DIRECTION, drawn ? figure + SPARKLINE : figure);
}

/** How many of the ordered params and metrics fit beside the columns that are always there. */
export function fitColumns(table: {
  readonly nameCharacters: number;
  /** Whether names carry marks such as aliases. */
  readonly marked: boolean;
  /** Columns among user, source and commit. */
  readonly info: number;
  /** Whether starts are written with their day. */
  readonly dated: boolean;
  readonly primary: MetricLike | undefined;
  readonly params: readonly { readonly key: string; readonly characters: number }[];
  readonly metrics: readonly MetricLike[];
}): { readonly params: number; readonly metrics: number } {
  let left =
    AVAILABLE -
    (table.nameCharacters * SANS + PADDING + 14) -
    (table.marked ? 64 : 0) -
    92 -
    (table.primary ? metricWidth(table.primary) : 0) -
    (table.dated ? 126 : 64) -
    80 -
    table.info * 90;
  let params = 0;
  let metrics = 0;
  const take = (width: number, least: boolean): boolean => {
    if (!least && width > left) return false;
    left -= width;
    return true;
  };
  // One metric beside the primary one, then params, then what still fits of the other metrics.
  for (const metric of table.metrics.slice(0, LEAST.metrics)) {
    if (take(metricWidth(metric), true)) metrics += 1;
  }
  for (const { key, characters } of table.params.slice(0, MOST.params)) {
    const width = PADDING + Math.max(keyWidth(key), characters * SANS);
    if (!take(width, params < LEAST.params)) break;
    params += 1;
  }
  for (const metric of table.metrics.slice(metrics, MOST.metrics)) {
    if (!take(metricWidth(metric), false)) break;
    metrics += 1;
  }
  return { params, metrics };
}
