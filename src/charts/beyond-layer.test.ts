import type { TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { rankParams } from '../analysis/param-influence.ts';
import { paramSpace } from '../analysis/param-space.ts';
import { makeMetric, makeRun } from '../testing/make-run.ts';
import { beyondLayer } from './beyond-layer.ts';
import { boxPlotsChart } from './box-plots.ts';
import { type Clip, clipWorst } from './clip.ts';
import { metricAgainstParamChart } from './metric-against-param.ts';
import { metricStripChart } from './metric-strip.ts';
import { parallelCoordinates } from './parallel-axes.ts';
import { parallelCoordinatesChart } from './parallel-coordinates.ts';
import { renderSvg } from './render-svg.ts';
import { runLook } from './run-look.ts';
import { scatterMatrixChart } from './scatter-matrix.ts';
import { trendChart } from './trend-chart.ts';

/** Twelve runs of one half, and one that diverged. */
const losses = [...Array.from({ length: 12 }, (_, index) => 0.3 + index / 100), 900];
const clip = clipWorst(losses, 'minimize') as Clip;
const look = runLook({ kind: 'series', series: 1, place: 0 });

/** The colours of the open triangles of a drawing. */
async function triangles(spec: TopLevelSpec): Promise<readonly string[]> {
  const { inner } = await renderSvg(spec);
  const open = inner.matchAll(/<path[^>]* fill="var\(--paper\)" stroke="([^"]*)" stroke-width="1.5"/g);
  return [...open].map(([, stroke = '']) => stroke);
}

function parallel() {
  const runs = losses.map((loss, index) =>
    makeRun({
      key: `run-${index}`,
      params: [
        { key: 'lr', value: String(2 ** index) },
        { key: 'depth', value: String(index % 4) },
      ],
      metrics: [makeMetric('loss', loss)],
    }),
  );
  const value = (run: (typeof runs)[number]) => run.metrics[0]?.value;
  const layout = parallelCoordinates(
    { key: 'loss', goal: 'minimize' },
    runs.map((run, index) => ({ run, value: losses[index] ?? 0 })),
    rankParams(runs, paramSpace(runs).differing, value),
    undefined,
  );
  if (!layout) throw new Error('nothing to draw');
  return parallelCoordinatesChart(layout);
}

const points = losses.map((value, index) => ({ param: index, value, series: 1 }));
const groups = [
  { label: 'most', values: losses.slice(0, 6) },
  { label: 'the rest', values: losses.slice(6) },
  { label: 'few', values: [0.4, 900, 901] },
];
const names = { metricName: 'loss ↓', clip };
const scatter = {
  ...names,
  paramNames: ['a', 'b'] as const,
  runs: losses.map((value, index) => ({ params: [index, index % 3] as const, value, series: 2 })),
};
const trend = {
  ...names,
  axisName: 'runs',
  points: [900, ...losses].map((value) => ({ value, series: 1 })),
  records: [0, 1].map((place) => ({ place, label: `run ${place}` })),
  levels: [],
  ticks: [],
};

describe('beyondLayer', () => {
  it.each([
    ['x', 'above', 'triangle-right'],
    ['x', 'below', 'triangle-left'],
    ['y', 'above', 'triangle-up'],
    ['y', 'below', 'triangle-down'],
  ] as const)('points along %s to what lies %s', (along, side, shape) => {
    const [layer] = beyondLayer({ ...clip, side }, along, [{ x: 1 }], {});
    expect(layer).toMatchObject({ data: { values: [{ x: 1 }] }, mark: { shape, filled: false } });
  });

  it('is no layer where an axis is not cut, or nothing lies beyond', () => {
    expect(beyondLayer(undefined, 'x', [{}], {})).toEqual([]);
    expect(beyondLayer(clip, 'x', [], {})).toEqual([]);
  });

  it.each([
    // Once at the end of a whisker, and once for the two that stand in one place.
    ['box plots', boxPlotsChart({ ...names, groups }), ['var(--ink3)', 'var(--ink3)']],
    [
      'box plots with their runs',
      boxPlotsChart({
        ...names,
        groups: groups.map((group) => ({
          ...group,
          runs: group.values.map((_, index) => ({ run: String(index), tip: '', look })),
        })),
      }),
      Array(3).fill('var(--c1)'),
    ],
    [
      'strips',
      metricStripChart({ ...names, groups: groups.map((each) => ({ ...each, series: 3, median: 0.4 })) }),
      Array(3).fill('var(--c3)'),
    ],
    [
      'a metric against a param',
      metricAgainstParamChart({ ...names, paramName: 'lr', points, best: { ...points[0]!, label: 'best' } }),
      ['var(--c1)'],
    ],
    ['parallel coordinates', parallel(), ['var(--edge)']],
    // In the two panels that have the metric.
    ['a scatter matrix', scatterMatrixChart(scatter), ['var(--c2)', 'var(--c2)']],
    // One of a run like others, one of the first, which was the best so far.
    ['a trend', trendChart(trend).spec, ['var(--ink3)', 'var(--c1)']],
  ])('%s have a triangle for each mark beyond the axis', async (_, spec, strokes) => {
    expect(await triangles(spec)).toEqual(strokes);
  });

  it.each([
    ['box plots', boxPlotsChart({ metricName: 'loss', groups })],
    ['a scatter matrix', scatterMatrixChart({ ...scatter, clip: undefined })],
    ['a trend', trendChart({ ...trend, clip: undefined }).spec],
  ])('%s have none on a whole axis', async (_, spec) => {
    expect(await triangles(spec)).toEqual([]);
  });
});
