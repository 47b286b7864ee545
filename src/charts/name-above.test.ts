import type { TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { bestCurvesChart } from './best-curves.ts';
import { contourChart } from './contour-chart.ts';
import { frontChart } from './front-chart.ts';
import { heatMapChart } from './heat-map.ts';
import { metricAgainstParamChart } from './metric-against-param.ts';
import { nameAbove } from './name-above.ts';
import { renderSvg } from './render-svg.ts';
import type { RunColumn } from './run-column.ts';
import { runLook } from './run-look.ts';
import { scatterChart } from './scatter-chart.ts';
import { standaloneSpec } from './spec-colours.ts';
import { trendChart } from './trend-chart.ts';

const NAME = 'acc ↑';
/** Where a text stands in a drawing, from its upper left corner. */
async function placesOf(spec: TopLevelSpec, text: string) {
  const { inner } = await renderSvg(spec);
  const open: (readonly [number, number])[] = [];
  const places: { x: number; y: number }[] = [];
  for (const [tag, end, content = ''] of inner.matchAll(/<(\/?)[a-z][^>]*>([^<]*)/g)) {
    if (end) {
      open.pop();
      continue;
    }
    const [, x = 0, y = 0] = /translate\(([^,]*),([^)]*)\)/.exec(tag) ?? [];
    open.push([Number(x), Number(y)]);
    if (content === text) {
      places.push({
        x: open.reduce((sum, [by]) => sum + by, 0),
        y: open.reduce((sum, [, by]) => sum + by, 0),
      });
    }
    if (tag.endsWith('/>')) open.pop();
  }
  return places;
}

const top = { mean: 1, interval: { low: 1, high: 9 } };
const column = (name: string, numbers: readonly number[]): RunColumn => ({
  name,
  numbers,
  texts: numbers.map(String),
  isNumeric: true,
});
const look = runLook({ kind: 'series', series: 1, place: 0 });
const runs = ['a', 'b', 'c'].map((id) => ({ id, name: id, look }));
const columns = { x: column('lr', [0, 1, 2]), y: column(NAME, [0, 0.5, 1]) };
const points = [0, 1].map((value) => ({ param: value, value, series: 1 }));

/** Each with a mark at the very end of its axis, and where the left end of the name's base line is. */
const charts: readonly (readonly [string, TopLevelSpec, { x: number; y: number }])[] = [
  [
    'a metric against a param',
    metricAgainstParamChart({
      paramName: 'lr',
      metricName: NAME,
      points,
      best: { ...points[1]!, label: 'best' },
    }),
    { x: 8, y: 11 },
  ],
  [
    'a trend',
    trendChart({
      metricName: NAME,
      axisName: 'runs',
      points: points.toReversed(),
      records: [0, 1].map((place) => ({ place, label: 'best' })),
      levels: [],
      ticks: [],
      clip: undefined,
    }).spec,
    { x: 16, y: 13 },
  ],
  [
    'curves',
    bestCurvesChart({
      metricName: NAME,
      stepName: 'step',
      curves: [{ label: 'a', look, steps: [0, 1], values: [0, 1] }],
    }),
    { x: 8, y: 11 },
  ],
  [
    'a front',
    frontChart({
      xName: 'time',
      yName: NAME,
      marks: [0, 1].map((mean) => ({
        label: 'a',
        series: 1,
        x: { mean: mean + 1, interval: undefined },
        y: mean === 1 ? top : { mean, interval: undefined },
        isFront: true,
      })),
      goals: { x: 'minimize', y: 'maximize' },
    }).spec,
    { x: 16, y: 13 },
  ],
  [
    'a scatter plot',
    standaloneSpec(
      scatterChart({ runs, ...columns, colour: undefined, xKind: 'auto', yKind: 'auto', width: 500 }).spec,
      'scatter',
    ),
    { x: 8, y: 11 },
  ],
  [
    'a surface',
    contourChart({
      runs,
      ...columns,
      metric: column('loss', [1, 2, 3]),
      goal: undefined,
      width: 500,
      write: String,
    }).spec,
    { x: 8, y: 11 },
  ],
  [
    'a heat map',
    heatMapChart({
      xName: 'lr',
      yName: NAME,
      xLevels: ['1', '2'],
      yLevels: ['1', '2'],
      cells: [{ x: 0, y: 0, shade: 1, text: '0.8', isBest: true }],
    }),
    { x: 16, y: 17 },
  ],
];

describe('nameAbove', () => {
  it.each(charts)('stands above %s wherever marks reach over the end of the axis', async (_, spec, place) => {
    expect(await placesOf(spec, NAME)).toEqual([place]);
  });

  it('stands where it is said to, whatever is drawn above the plot', async () => {
    const padding = { left: 60, right: 10, top: 40, bottom: 10 };
    const mark = { type: 'point', size: 9000 } as const;
    const layer = [
      { data: { values: [{}] }, mark, encoding: { x: { value: 50 }, y: { value: 0 } } },
      nameAbove(NAME, { dx: -52 }),
    ];
    const spec: TopLevelSpec = { width: 100, height: 100, autosize: { type: 'none' }, padding, layer };
    expect(await placesOf(spec, NAME)).toEqual([{ x: 8, y: 19 }]);
  });
});
