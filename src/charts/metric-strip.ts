import type { TopLevelSpec } from 'vega-lite';
import { beyondLayer } from './beyond-layer.ts';
import { chartAxis } from './chart-axis.ts';
import type { Clip } from './clip.ts';
import { RUN_PARAMS } from './run-marks.ts';
import { shortLabel } from './short-label.ts';
import { INK, seriesEncoding } from './theme.ts';
import { valueScale } from './value-scale.ts';

/** The values of one group of runs; groups stand below each other in the given order. */
export type StripGroup = {
  readonly label: string;
  readonly series: number | undefined;
  readonly values: readonly number[];
  readonly median: number;
};

const WIDTH = 372;
const ROW = 26;
const PADDING = { left: 140, right: 20, top: 12, bottom: 46 } as const;
const LABEL_CHARACTERS = 20;
/** Values that would cover each other are stacked: this many places along the axis, this far apart. */
const PLACES = 90;
const STEP = 0.15;
const MOST_STACKED = 5;

/** A strip of markers per group, the median as a tick: a distribution as it is, without a summary. */
export function metricStripChart(input: {
  readonly metricName: string;
  readonly groups: readonly StripGroup[];
  readonly clip?: Clip | undefined;
}): TopLevelSpec {
  const { clip } = input;
  const drawn = (value: number) => clip?.apply(value) ?? value;
  const groups = input.groups.map((group) => ({
    ...group,
    values: group.values.map(drawn),
    median: drawn(group.median),
  }));
  const scale = valueScale(groups.flatMap(({ values }) => values));
  const { colour, shape } = seriesEncoding(groups.map(({ series }) => series));
  const x = { field: 'value', type: 'quantitative' as const, ...chartAxis(scale, input.metricName) };
  const y = {
    field: 'row',
    type: 'quantitative' as const,
    axis: null,
    scale: { domain: [groups.length - 0.5, -0.5], nice: false, zero: false },
  };
  const points = groups.flatMap((group, row) => stack(group, row, scale.place));
  const isBeyond = ({ value }: { readonly value: number }) => value === clip?.end;
  const names = groups.map(({ label }, row) => ({
    row,
    text: shortLabel(label, LABEL_CHARACTERS),
  }));
  return {
    width: WIDTH,
    height: groups.length * ROW,
    autosize: { type: 'none' },
    padding: PADDING,
    params: RUN_PARAMS,
    layer: [
      {
        data: { values: names },
        mark: { type: 'rule', stroke: INK.grid },
        encoding: { y, x: { value: 0 }, x2: { value: WIDTH } },
      },
      {
        data: { values: names },
        mark: { type: 'text', align: 'right', baseline: 'middle', dx: -12 },
        encoding: { y, x: { value: 0 }, text: { field: 'text' } },
      },
      {
        // The median of one or two values would only hide them.
        data: {
          values: groups.flatMap(({ median, values }, row) =>
            values.length > 2 ? [{ row, value: median }] : [],
          ),
        },
        mark: { type: 'tick', orient: 'vertical', size: 20, thickness: 2, color: INK.ink, opacity: 1 },
        encoding: { x, y },
      },
      {
        data: { values: points.filter((point) => !isBeyond(point)) },
        mark: { type: 'point', filled: true, size: 44, opacity: 0.8, stroke: INK.paper, strokeWidth: 0.5 },
        encoding: { x, y, color: colour, shape },
      },
      ...beyondLayer(clip, 'x', points.filter(isBeyond), { x, y, color: colour }),
    ],
  } as unknown as TopLevelSpec;
}

/** Stacks values that share a place around the row's middle: 0, one up, one down, … */
function stack({ values, series }: StripGroup, row: number, place: (value: number) => number) {
  const taken = new Map<number, number>();
  return values.map((value) => {
    const slot = Math.round(place(value) * PLACES);
    const count = taken.get(slot) ?? 0;
    taken.set(slot, count + 1);
    const level = count % MOST_STACKED;
    const offset = (level % 2 === 0 ? -1 : 1) * Math.ceil(level / 2) * STEP;
    return { row: row + offset, value, series: series ?? 0 };
  });
}
