import { describe, expect, it } from 'vitest';
import { rankParams } from '../analysis/param-influence.ts';
import { paramSpace } from '../analysis/param-space.ts';
import { seriesParam } from '../analysis/series-param.ts';
import { makeMetric, makeRun } from '../testing/make-run.ts';
import { bestCurvesChart } from './best-curves.ts';
import { boxPlotsChart } from './box-plots.ts';
import { clipWorst } from './clip.ts';
import { frontChart } from './front-chart.ts';
import { heatMapChart } from './heat-map.ts';
import { metricAgainstParamChart } from './metric-against-param.ts';
import { metricStripChart } from './metric-strip.ts';
import { parallelCoordinates } from './parallel-axes.ts';
import { parallelCoordinatesChart } from './parallel-coordinates.ts';
import { renderSvg } from './render-svg.ts';
import { runLook } from './run-look.ts';
import { scatterMatrixChart } from './scatter-matrix.ts';
import { trendChart } from './trend-chart.ts';

const runs = ['mlp', 'svm'].flatMap((model, m) =>
  [0.001, 0.01, 0.1].map((lr, l) =>
    makeRun({
      key: `${model}-${lr}`,
      params: [
        { key: 'lr', value: String(lr) },
        { key: 'model', value: model },
        ...(model === 'mlp' ? [{ key: 'hidden', value: '64' }] : []),
      ],
      metrics: [makeMetric('acc', 0.9 + m * 0.05 - Math.abs(l - 1) * 0.02)],
    }),
  ),
);
const acc = (run: (typeof runs)[number]) => run.metrics[0]?.value;
const params = rankParams(runs, paramSpace(runs).differing, acc);
const series = seriesParam(runs, params);
const ranked = runs.map((run) => ({ run, value: acc(run) ?? 0 })).sort((a, b) => b.value - a.value);

const look = (series: number) => runLook({ kind: 'series', series, place: 0 });

async function golden(name: string, spec: Parameters<typeof renderSvg>[0]) {
  const { inner, width, height } = await renderSvg(spec);
  const svg = `<svg viewBox="0 0 ${width} ${height}">${inner}</svg>\n`.replaceAll('><', '>\n<');
  expect(svg).not.toMatch(/ style=| id=|<style|NaN|undefined/);
  await expect(svg).toMatchFileSnapshot(`golden/${name}.svg`);
}

describe('parallelCoordinatesChart', () => {
  it('draws an axis per param and the metric', async () => {
    const layout = parallelCoordinates({ key: 'acc', goal: 'maximize' }, ranked, params, series);
    expect(layout?.axes.map(({ key }) => key)).toEqual(['model', 'lr', 'acc']);
    if (layout) await golden('parallel-coordinates', parallelCoordinatesChart(layout));
  });
});

describe('metricAgainstParamChart', () => {
  it('draws a marker per run', async () => {
    const points = ranked.map(({ run, value }) => ({
      param: Number(run.params[0]?.value),
      value,
      series: run.key.startsWith('mlp') ? 1 : 2,
    }));
    const best = { ...points[0]!, label: '<b>best & first</b>' };
    await golden(
      'metric-against-param',
      metricAgainstParamChart({ paramName: 'lr', metricName: 'acc ↑', points, best }),
    );
  });
});

describe('bestCurvesChart', () => {
  it('leaves a gap at NaN and keeps labels apart', async () => {
    const steps = [0, 1, 2, 3, 4];
    await golden(
      'best-curves',
      bestCurvesChart({
        metricName: 'loss ↓',
        stepName: 'step',
        curves: [
          { label: 'a', look: look(1), steps, values: [3, 2, Number.NaN, 1, 0.5] },
          { label: 'b', look: look(2), steps, values: [3, 2.5, 2, 1, 0.52] },
          { label: 'nothing finite', look: look(3), steps, values: steps.map(() => Number.NaN) },
        ],
      }),
    );
  });
});

describe('metricStripChart', () => {
  it('stacks equal values and marks the median', async () => {
    await golden(
      'metric-strip',
      metricStripChart({
        metricName: 'acc ↑',
        groups: [
          { label: 'svm', series: 2, values: [0.95, 0.95, 0.95, 0.93], median: 0.95 },
          { label: 'a name that is too long to stand there', series: 1, values: [0.9], median: 0.9 },
        ],
      }),
    );
  });
});

describe('boxPlotsChart', () => {
  it('draws a box from five values on, and fewer one by one', async () => {
    await golden(
      'box-plots',
      boxPlotsChart({
        metricName: 'acc ↑',
        groups: [
          { label: 'svm', values: [0.9, 0.91, 0.95, 0.96, 0.99] },
          { label: 'a name that is too long to stand there', values: [0.8, 0.85] },
        ],
      }),
    );
  });
});

describe('heatMapChart', () => {
  it('writes the value into each cell, frames the best and leaves holes', async () => {
    await golden(
      'heat-map',
      heatMapChart({
        xName: 'lr',
        yName: 'model',
        xLevels: ['0.1', '0.2', '0.3'],
        yLevels: ['mlp', 'svm'],
        cells: [
          { x: 0, y: 0, shade: 0, text: '0.80', isBest: false },
          { x: 1, y: 0, shade: 0.5, text: '0.85', isBest: false },
          { x: 2, y: 1, shade: 1, text: '0.90', isBest: true },
        ],
      }),
    );
  });
});

describe('scatterMatrixChart', () => {
  it('draws two params and the metric against each other, the best with a ring', async () => {
    const { inner } = await renderSvg(
      scatterMatrixChart({
        paramNames: ['lr', 'depth'],
        metricName: 'acc ↑',
        runs: [
          { params: [0.1, 3], value: 0.9, series: 1 },
          { params: [0.2, 5], value: 0.8, series: 2 },
        ],
      }),
    );
    expect(inner.match(/<path[^>]*fill="var\(--c[12]\)"/g)).toHaveLength(6);
    await golden(
      'scatter-matrix',
      scatterMatrixChart({
        paramNames: ['lr', 'depth'],
        metricName: 'acc ↑',
        runs: [
          { params: [0.001, 3], value: 0.9, series: 1 },
          { params: [0.1, 5], value: 0.8, series: undefined },
        ],
      }),
    );
  });
});

describe('frontChart', () => {
  const value = (mean: number, half?: number) => ({
    mean,
    interval: half === undefined ? undefined : { low: mean - half, high: mean + half },
  });
  const marks = [
    { label: 'plain-w64', series: 1, x: value(9.1, 0.9), y: value(0.944, 0.004), isFront: true },
    { label: 'bnorm-w64', series: 3, x: value(10.1, 2.6), y: value(0.961, 0.007), isFront: true },
    { label: 'resid-w256 & <b>', series: 4, x: value(25.8, 3.1), y: value(0.979, 0.003), isFront: true },
    { label: 'dropout-w64', series: 2, x: value(12, 1.8), y: value(0.94, 0.009), isFront: false },
    { label: 'one run', series: undefined, x: value(20), y: value(0.95), isFront: false },
    { label: 'two runs', series: 1, x: value(15, 40), y: value(0.95, 0.3), isFront: false },
  ];

  it('joins the front of two metrics by a step, and cuts intervals at the axes', async () => {
    const { spec, unlabelled, isCut } = frontChart({
      xName: 'train_time_s ↓',
      yName: 'val_accuracy ↑',
      marks,
      goals: { x: 'minimize', y: 'maximize' },
    });
    expect({ unlabelled, isCut }).toEqual({ unlabelled: 0, isCut: true });
    await golden('front', spec);
  });

  it('has rings instead where the front is one of more metrics', async () => {
    const { spec } = frontChart({ xName: 'a ↓', yName: 'b ↑', marks: marks.slice(0, 4), goals: undefined });
    const { inner } = await renderSvg(spec);
    expect(inner).not.toContain('stroke-dasharray="1,3"');
    await golden('front-of-three', spec);
  });

  it('counts names that have no room', () => {
    const crowd = Array.from({ length: 30 }, (_, index) => ({
      ...marks[0]!,
      label: `a rather long name ${index}`,
      x: value(10),
    }));
    const { unlabelled } = frontChart({
      xName: 'a',
      yName: 'b',
      marks: crowd,
      goals: { x: 'minimize', y: 'maximize' },
    });
    expect(unlabelled).toBeGreaterThan(20);
  });
});

describe('trendChart', () => {
  it('draws the best so far as a step, and levels as dashed lines', async () => {
    const values = [0.7, 0.72, 0.69, 0.71, 0.8, 0.79, 0.81, 0.8, 0.8, 0.2];
    const { spec } = trendChart({
      metricName: 'acc ↑',
      axisName: 'runs in the order in which they ended',
      points: values.map((each, index) => ({ value: each, series: (index % 2) + 1 })),
      records: [0, 1, 4, 6].map((place) => ({ place, label: `run ${place}` })),
      levels: [
        { from: 0, to: 4, value: 0.705 },
        { from: 4, to: 9, value: 0.8 },
      ],
      ticks: [
        { place: 0, text: '12 May' },
        { place: 8, text: '14 May' },
      ],
      clip: clipWorst(
        values.toSorted((a, b) => b - a),
        'maximize',
      ),
    });
    await golden('trend', spec);
  });

  it('draws a single run', async () => {
    const { spec } = trendChart({
      metricName: 'acc ↑',
      axisName: 'runs',
      points: [{ value: 0.5, series: undefined }],
      records: [{ place: 0, label: 'only' }],
      levels: [],
      ticks: [],
      clip: undefined,
    });
    expect((await renderSvg(spec)).inner).toContain('only');
  });
});
