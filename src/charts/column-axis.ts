import { compareText } from '../analysis/order.ts';
import { numericParam } from '../analysis/param-space.ts';
import { chartAxis } from './chart-axis.ts';
import { constantText } from './constant-text.ts';
import type { RunColumn } from './run-column.ts';
import { shortLabel } from './short-label.ts';
import { type ScaleKind, scaleOfKind, type ValueScale } from './value-scale.ts';

/** An axis for a column: numbers on a scale, texts at levels. */
export type ColumnAxis = {
  /** Axis and scale of a Vega-Lite channel, without its field. */
  readonly channel: Readonly<Record<string, unknown>>;
  /** What stands in the data; undefined for a run without a place on the axis. */
  readonly values: readonly (number | string | undefined)[];
  readonly scale: ValueScale | undefined;
  readonly levels: readonly string[];
};

const LABEL_CHARACTERS = 16;
const NAME_CHARACTERS = 40;

/** The distinct texts of a column: numbers ascend, words follow by code unit. */
export function levelsOf(texts: readonly (string | undefined)[]): readonly string[] {
  const distinct = new Set(texts.filter((text) => text !== undefined));
  return [...distinct].sort((a, b) => {
    const [x, y] = [numericParam(a), numericParam(b)];
    if (x !== undefined && y !== undefined && x !== y) return x - y;
    return Number(x === undefined) - Number(y === undefined) || compareText(a, b);
  });
}

/** Makes the axis of a column; what a log scale cannot hold has no place on it. */
export function columnAxis(column: RunColumn, kind: ScaleKind, hasTitle: boolean): ColumnAxis {
  const title = hasTitle ? shortLabel(column.name, NAME_CHARACTERS) : undefined;
  if (!column.isNumeric) return levelAxis(column, title);
  const holds = (value: number | undefined) => value !== undefined && !(kind === 'log' && value <= 0);
  const values = column.numbers.map((value) => (holds(value) ? value : undefined));
  const scale = scaleOfKind(
    values.filter((value) => value !== undefined),
    kind,
  );
  return { channel: { type: 'quantitative', ...chartAxis(scale, title) }, values, scale, levels: [] };
}

function levelAxis({ texts }: RunColumn, title: string | undefined): ColumnAxis {
  const levels = levelsOf(texts);
  const labels = levels.map((level) => shortLabel(level, LABEL_CHARACTERS));
  const channel = {
    type: 'quantitative',
    scale: { domain: [-0.5, Math.max(levels.length, 1) - 0.5], nice: false, zero: false },
    axis: {
      values: levels.map((_, index) => index),
      labelExpr: `[${labels.map((label) => constantText(label).expr).join(',')}][datum.value]`,
      ...(title === undefined ? {} : { title: constantText(title) }),
    },
  };
  const place = new Map(levels.map((level, index) => [level, index]));
  const values = texts.map((text) => (text === undefined ? undefined : place.get(text)));
  return { channel, values, scale: undefined, levels };
}
