import type { TopLevelSpec } from 'vega-lite';
import { beyondLayer } from './beyond-layer.ts';
import { haloText } from './halo-text.ts';
import {
  MISSING_AT,
  type ParallelAxis,
  type ParallelCoordinates,
  type ParallelLine,
} from './parallel-axes.ts';
import { RUN_PARAMS, RUN_TOOLTIP, type RunFacts, runOpacity, runWidth } from './run-marks.ts';
import { shortLabel } from './short-label.ts';
import { INK, seriesEncoding } from './theme.ts';

const WIDTH = 880;
const HEIGHT = 270;
export const PARALLEL_PADDING = { left: 120, right: 84, top: 34, bottom: 12 } as const;
/** What fits between two axes; less when there are many. */
const CHARACTER_WIDTH = 7.5;
const LABEL_CHARACTERS = 16;
const NAME_CHARACTERS = 24;
/** The lowest and the highest place that is drawn. */
export const PARALLEL_RANGE = [MISSING_AT - 0.05, 1.05] as const;

type Frame = {
  readonly axes: readonly ParallelAxis[];
  /** Between the first and the last axis, in pixels. */
  readonly width: number;
  readonly height: number;
};

/** The channels of places: axes count from 0, places on them run from 0 to 1. */
function placeChannels({ axes }: Frame) {
  return {
    x: {
      field: 'x',
      type: 'quantitative' as const,
      axis: null,
      scale: { domain: [0, Math.max(1, axes.length - 1)], nice: false, zero: false },
    },
    y: {
      field: 'y',
      type: 'quantitative' as const,
      axis: null,
      scale: { domain: [...PARALLEL_RANGE], nice: false, zero: false },
    },
  };
}

/** Axes with their names and labels, and lines between them that `drawLines` makes. */
export function parallelFrame(
  frame: Frame,
  drawLines: (channels: ReturnType<typeof placeChannels>) => readonly object[],
): TopLevelSpec {
  const { axes, width, height } = frame;
  const channels = placeChannels(frame);
  const { x, y } = channels;
  const room = Math.floor(width / Math.max(1, axes.length - 1) / CHARACTER_WIDTH) - 1;
  const labels = axes.flatMap((axis, index) => [
    ...axis.ticks.map(({ label, at }) => ({
      x: index,
      y: at,
      text: shortLabel(label, Math.max(3, Math.min(LABEL_CHARACTERS, room))),
    })),
    ...(axis.hasMissing ? [{ x: index, y: MISSING_AT, text: 'not logged' }] : []),
  ]);
  const text = (isLeft: boolean) => ({
    data: { values: labels.filter((label) => (label.x === 0) === isLeft) },
    mark: {
      type: 'text' as const,
      align: isLeft ? ('right' as const) : ('left' as const),
      dx: isLeft ? -9 : 6,
      baseline: 'middle' as const,
      fill: INK.text,
    },
    encoding: { x, y, text: { field: 'text' } },
  });
  return {
    width,
    height,
    autosize: { type: 'none' },
    padding: PARALLEL_PADDING,
    params: RUN_PARAMS,
    layer: [
      {
        data: { values: axes.map((_, index) => ({ x: index, y: 0, y2: 1 })) },
        mark: { type: 'rule', stroke: INK.axis },
        encoding: { x, y, y2: { field: 'y2' } },
      },
      ...drawLines(channels),
      ...haloText(text(true)),
      ...haloText(text(false)),
      {
        data: {
          values: axes.map(({ key }, index) => ({
            x: index,
            y: 1.05,
            text: shortLabel(key, Math.max(3, Math.min(NAME_CHARACTERS, room))),
          })),
        },
        mark: { type: 'text', align: 'center', baseline: 'bottom', dy: -8, fill: INK.ink },
        encoding: { x, y, text: { field: 'text' } },
      },
    ],
  } as unknown as TopLevelSpec;
}

/** All lines of one series as one path that breaks between runs: far cheaper than a path per run. */
function joinedVertices(lines: readonly ParallelLine[]) {
  const rows = lines.flatMap(({ at, series }) => [
    ...at.map((y, x): { x: number; y: number | null; series: number } => ({ x, y, series: series ?? 0 })),
    { x: at.length - 1, y: null, series: series ?? 0 },
  ]);
  return rows.map((row, order) => ({ ...row, order }));
}

/** A path for each run, which can be told apart from the others. */
function ownVertices(lines: readonly ParallelLine[], factsOf: (line: ParallelLine) => RunFacts) {
  return lines.flatMap((line) => {
    const { run, tip } = factsOf(line);
    return line.at.map((y, x) => ({ x, y, series: line.series ?? 0, order: x, run, tip }));
  });
}

/**
 * One axis per param, the metric last; one line per run, the best run heavy over the others.
 * Positions are laid out before: Vega only draws.
 *
 * @param factsOf makes each line its run's own, to be pointed at; when absent, lines of a series are one path.
 */
export function parallelCoordinatesChart(
  { axes, lines, clip }: ParallelCoordinates,
  factsOf?: (line: ParallelLine) => RunFacts,
): TopLevelSpec {
  const { colour } = seriesEncoding(lines.map(({ series }) => series));
  return parallelFrame({ axes, width: WIDTH, height: HEIGHT }, ({ x, y }) => {
    const order = { field: 'order', type: 'quantitative' as const };
    const path = (part: readonly ParallelLine[], width: number, opacity: number) => ({
      data: { values: factsOf ? ownVertices(part, factsOf) : joinedVertices(part) },
      mark: {
        type: 'line' as const,
        strokeJoin: 'round' as const,
        ...(factsOf ? {} : { strokeWidth: width, strokeOpacity: opacity }),
      },
      encoding: {
        x,
        y,
        color: colour,
        order,
        ...(factsOf
          ? {
              detail: { field: 'run' },
              strokeOpacity: runOpacity(opacity),
              strokeWidth: runWidth(width),
              tooltip: RUN_TOOLTIP,
            }
          : {}),
      },
    });
    const beyond = lines
      .filter(({ value }) => clip?.isBeyond(value))
      .map((line) => ({
        x: axes.length - 1,
        y: line.at.at(-1),
        series: line.series ?? 0,
        ...factsOf?.(line),
      }));
    return [
      path(lines.slice(1), 1, lines.length > 80 ? 0.35 : 0.55),
      path(lines.slice(0, 1), 2.75, 1),
      ...beyondLayer(clip, 'y', beyond, { x, y, color: colour }),
    ];
  });
}
