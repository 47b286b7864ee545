import type { TopLevelSpec } from 'vega-lite';
import { constantText } from './constant-text.ts';
import { nameAbove } from './name-above.ts';
import { RUN_PARAMS } from './run-marks.ts';
import { shortLabel } from './short-label.ts';
import { INK } from './theme.ts';

/** A cell with a value; `shade` runs from 0 (worst) to 1 (best). */
export type HeatCell = {
  readonly x: number;
  readonly y: number;
  readonly shade: number;
  readonly text: string;
  readonly isBest: boolean;
  /** What is said when the cell is pointed at, and whose it is. */
  readonly tip?: string;
  readonly runs?: readonly string[];
};

/** As wide as other figures, so that all texts have one size. */
const HALF = 404;
const WHOLE = 956;
export const MOST_HALF_LEVELS = 6;
const CELL_HEIGHT = 30;
const PADDING = { left: 116, right: 12, top: 30, bottom: 46 } as const;
const LABEL_CHARACTERS = 14;
const COLUMN_CHARACTERS = 9;
/** Text in ink stays readable over the strongest of these, light and dark. */
const FAINTEST = 0.06;
const STRONGEST = 0.5;

/** A cell per pair of levels: the value as a number, and once more as a shade. Empty cells have a dash. */
export function heatMapChart(input: {
  readonly xName: string;
  readonly yName: string;
  readonly xLevels: readonly string[];
  readonly yLevels: readonly string[];
  readonly cells: readonly HeatCell[];
  /** Of the whole drawing, in pixels. */
  readonly width?: number;
}): TopLevelSpec {
  const { xLevels, yLevels, cells } = input;
  const width =
    input.width === undefined
      ? xLevels.length > MOST_HALF_LEVELS
        ? WHOLE
        : HALF
      : Math.max(120, input.width - PADDING.left - PADDING.right);
  const height = yLevels.length * CELL_HEIGHT;
  const channel = (field: string, most: number) => ({
    field,
    type: 'quantitative' as const,
    axis: null,
    scale: { domain: [0, Math.max(most, 1)], nice: false, zero: false },
  });
  const x = channel('x', xLevels.length);
  // Values ascend upwards, as on any axis.
  const y = channel('y', yLevels.length);
  const at = (cell: { x: number; y: number }) => ({
    x: cell.x + 0.02,
    x2: cell.x + 0.98,
    y: cell.y + 0.04,
    y2: cell.y + 0.96,
  });
  const isFilled = new Set(cells.map((cell) => `${cell.x},${cell.y}`));
  const empty = yLevels.flatMap((_, row) =>
    xLevels.flatMap((__, column) => (isFilled.has(`${column},${row}`) ? [] : [{ x: column, y: row }])),
  );
  const middle = (cell: { x: number; y: number }, text: string) => ({
    x: cell.x + 0.5,
    y: cell.y + 0.5,
    text,
  });
  const box = { x, x2: { field: 'x2' }, y, y2: { field: 'y2' } };
  return {
    width,
    height,
    autosize: { type: 'none' },
    padding: PADDING,
    params: RUN_PARAMS,
    layer: [
      {
        data: {
          values: cells.map((cell) => ({
            ...at(cell),
            shade: cell.shade,
            ...(cell.tip === undefined ? {} : { tip: cell.tip, runs: cell.runs }),
          })),
        },
        mark: { type: 'rect', fill: 'var(--c1)' },
        encoding: {
          ...box,
          fillOpacity: {
            field: 'shade',
            type: 'quantitative',
            legend: null,
            scale: { domain: [0, 1], range: [FAINTEST, STRONGEST] },
          },
        },
      },
      {
        data: { values: cells.filter(({ isBest }) => isBest).map(at) },
        mark: { type: 'rect', fill: null, stroke: INK.ink, strokeWidth: 1.75 },
        encoding: box,
      },
      {
        data: {
          values: [
            ...cells.map((cell) => middle(cell, cell.text)),
            ...empty.map((cell) => middle(cell, '–')),
          ],
        },
        mark: { type: 'text', align: 'center', baseline: 'middle', fill: INK.ink },
        encoding: { x, y, text: { field: 'text' } },
      },
      {
        data: {
          values: xLevels.map((text, index) => ({
            x: index + 0.5,
            text: shortLabel(text, COLUMN_CHARACTERS),
          })),
        },
        mark: { type: 'text', align: 'center', baseline: 'top', dy: 8, fill: INK.tick },
        encoding: { x, y: { value: height }, text: { field: 'text' } },
      },
      {
        data: {
          values: yLevels.map((text, index) => ({
            y: index + 0.5,
            text: shortLabel(text, LABEL_CHARACTERS),
          })),
        },
        mark: { type: 'text', align: 'right', baseline: 'middle', dx: -10, fill: INK.tick },
        encoding: { y, x: { value: 0 }, text: { field: 'text' } },
      },
      {
        data: { values: [{}] },
        mark: { type: 'text', align: 'right', baseline: 'top', dy: 26, text: constantText(input.xName) },
        encoding: { x: { value: width }, y: { value: height } },
      },
      nameAbove(input.yName, { dx: -100, dy: -13 }),
    ],
  } as unknown as TopLevelSpec;
}
