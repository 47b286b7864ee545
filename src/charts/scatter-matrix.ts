import type { TopLevelSpec } from 'vega-lite';
import { beyondLayer } from './beyond-layer.ts';
import type { Clip } from './clip.ts';
import { RUN_PARAMS, RUN_TOOLTIP, type RunFacts, runEdge, runOpacity } from './run-marks.ts';
import { shortLabel } from './short-label.ts';
import { INK, seriesEncoding } from './theme.ts';
import { settingScale, type ValueScale, valueScale } from './value-scale.ts';

/** A run: its two params, its value of the metric, and its colour. */
export type ScatterRun = {
  readonly params: readonly [number, number];
  readonly value: number;
  readonly series: number | undefined;
  /** Whose it is, when it can be pointed at. */
  readonly facts?: RunFacts;
};

const PANEL = 270;
const GAP = 96;
const HEIGHT = 216;
const PADDING = { left: 58, right: 18, top: 34, bottom: 46 } as const;
const WIDTH = 3 * PANEL + 2 * GAP;
const NAME_CHARACTERS = 24;

type Panel = {
  readonly left: number;
  readonly x: ValueScale;
  readonly y: ValueScale;
  readonly xName: string;
  readonly yName: string;
  readonly at: (run: ScatterRun) => readonly [number, number];
};

/**
 * Two params and a metric against each other, a marker per run: each param with the metric, and the two params. The
 * first of the runs, the best, has a ring in all three. Laid out here in pixels: Vega only draws.
 */
export function scatterMatrixChart(input: {
  readonly paramNames: readonly [string, string];
  readonly metricName: string;
  readonly runs: readonly ScatterRun[];
  readonly clip?: Clip | undefined;
}): TopLevelSpec {
  const { paramNames, metricName, clip } = input;
  const runs = input.runs.map((run) => ({ ...run, value: clip?.apply(run.value) ?? run.value }));
  const [first, second] = [0, 1].map((index) =>
    settingScale(runs.map(({ params }) => params[index] ?? 0)),
  ) as [ValueScale, ValueScale];
  const metric = valueScale(runs.map(({ value }) => value));
  const left = (index: number) => index * (PANEL + GAP);
  const panels: readonly Panel[] = [
    {
      left: left(0),
      x: first,
      y: metric,
      xName: paramNames[0],
      yName: metricName,
      at: (run) => [run.params[0], run.value],
    },
    {
      left: left(1),
      x: second,
      y: metric,
      xName: paramNames[1],
      yName: metricName,
      at: (run) => [run.params[1], run.value],
    },
    {
      left: left(2),
      x: first,
      y: second,
      xName: paramNames[0],
      yName: paramNames[1],
      at: (run) => run.params,
    },
  ];
  const pixel = (field: string, size: number) => ({
    field,
    type: 'quantitative' as const,
    axis: null,
    scale: { domain: size === HEIGHT ? [HEIGHT, 0] : [0, size], nice: false, zero: false },
  });
  const x = pixel('x', WIDTH);
  const y = pixel('y', HEIGHT);
  const { colour, shape } = seriesEncoding(runs.map(({ series }) => series));
  const place = (panel: Panel, run: ScatterRun) => {
    const [atX, atY] = panel.at(run);
    return { x: panel.left + panel.x.place(atX) * PANEL, y: (1 - panel.y.place(atY)) * HEIGHT };
  };
  const points = panels.flatMap((panel) =>
    runs.map((run) => ({
      ...place(panel, run),
      series: run.series ?? 0,
      ...run.facts,
      isBeyond: panel.y === metric && run.value === clip?.end,
    })),
  );
  const texts = (values: readonly object[], mark: object) => ({
    data: { values },
    mark: { type: 'text' as const, ...mark },
    encoding: { x, y, text: { field: 'text' } },
  });
  return {
    width: WIDTH,
    height: HEIGHT,
    autosize: { type: 'none' },
    padding: PADDING,
    params: RUN_PARAMS,
    layer: [
      {
        data: { values: panels.flatMap((panel) => gridLines(panel)) },
        mark: { type: 'rule', stroke: INK.grid },
        encoding: { x, x2: { field: 'x2' }, y },
      },
      {
        data: { values: panels.map((panel) => ({ x: panel.left, x2: panel.left + PANEL, y: HEIGHT })) },
        mark: { type: 'rule', stroke: INK.axis },
        encoding: { x, x2: { field: 'x2' }, y },
      },
      texts(panels.flatMap(yLabels), { align: 'right', baseline: 'middle', dx: -8, fill: INK.tick }),
      texts(panels.flatMap(xLabels), { align: 'center', baseline: 'top', dy: 8, fill: INK.tick }),
      texts(
        panels.map((panel) => ({ x: panel.left, y: 0, text: shortLabel(panel.yName, NAME_CHARACTERS) })),
        { align: 'left', baseline: 'bottom', dy: -14, dx: -44 },
      ),
      texts(
        panels.map((panel) => ({
          x: panel.left + PANEL,
          y: HEIGHT,
          text: shortLabel(panel.xName, NAME_CHARACTERS),
        })),
        { align: 'right', baseline: 'top', dy: 26 },
      ),
      {
        data: { values: points.flatMap(({ isBeyond, ...point }) => (isBeyond ? [] : point)) },
        mark: { type: 'point', filled: true, size: 42 },
        encoding: {
          x,
          y,
          color: colour,
          shape,
          opacity: runOpacity(0.8),
          ...runEdge(),
          tooltip: RUN_TOOLTIP,
        },
      },
      ...beyondLayer(
        clip,
        'y',
        points.flatMap(({ isBeyond, ...point }) => (isBeyond ? point : [])),
        { x, y, color: colour },
      ),
      {
        data: { values: runs.slice(0, 1).flatMap((run) => panels.map((panel) => place(panel, run))) },
        mark: {
          type: 'point',
          shape: 'circle',
          size: 170,
          filled: false,
          stroke: INK.ink,
          strokeWidth: 1.25,
          opacity: 1,
        },
        encoding: { x, y },
      },
    ],
  } as unknown as TopLevelSpec;
}

function gridLines({ left, y }: Panel) {
  return y.ticks.map(({ at }) => ({ x: left, x2: left + PANEL, y: (1 - at) * HEIGHT }));
}

function yLabels({ left, y }: Panel) {
  return y.ticks.map(({ at, label }) => ({ x: left, y: (1 - at) * HEIGHT, text: label }));
}

function xLabels({ left, x }: Panel) {
  return x.ticks.map(({ at, label }) => ({ x: left + at * PANEL, y: HEIGHT, text: label }));
}
