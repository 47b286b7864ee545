import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../testing/hostile-texts.ts';
import { bestCurvesChart } from './best-curves.ts';
import { boxPlotsChart } from './box-plots.ts';
import { frontChart } from './front-chart.ts';
import { heatMapChart } from './heat-map.ts';
import { metricAgainstParamChart } from './metric-against-param.ts';
import { metricStripChart } from './metric-strip.ts';
import { renderSvg } from './render-svg.ts';
import { runLook } from './run-look.ts';
import { scatterMatrixChart } from './scatter-matrix.ts';
import { trendChart } from './trend-chart.ts';

const curve = { look: runLook({ kind: 'own', place: 0 }), steps: [0, 1], values: [1, 2] };
const points = [
  { param: 1, value: 1, series: 1 },
  { param: 2, value: 2, series: 2 },
];

/** Names are text between tags, never part of one: there some characters would be errors of HTML. */
const tagsOf = (markup: string) => markup.match(/<[^>]*>/g)?.join('') ?? '';

describe('charts', () => {
  it.each(HOSTILE_TEXTS.map((text) => [text]))(
    'draw a metric, a param and a run that are called %j',
    async (text) => {
      const curves = bestCurvesChart({
        metricName: text,
        stepName: 'step',
        curves: [{ ...curve, label: text }],
      });
      expect(tagsOf((await renderSvg(curves)).inner)).not.toContain('&');
      const best = { ...points[0]!, label: text };
      const against = metricAgainstParamChart({ paramName: text, metricName: text, points, best });
      await expect(renderSvg(against)).resolves.toBeDefined();
      const groups = [{ label: text, series: 1, values: [1, 2], median: 1.5 }];
      await expect(renderSvg(metricStripChart({ metricName: text, groups }))).resolves.toBeDefined();
      await expect(renderSvg(boxPlotsChart({ metricName: text, groups }))).resolves.toBeDefined();
      const cells = [{ x: 0, y: 0, shade: 1, text, isBest: true }];
      const heat = heatMapChart({ xName: text, yName: text, xLevels: [text], yLevels: [text], cells });
      await expect(renderSvg(heat)).resolves.toBeDefined();
      const runs = points.map(({ param, value, series }) => ({
        params: [param, value] as const,
        value,
        series,
      }));
      const scatter = scatterMatrixChart({ paramNames: [text, text], metricName: text, runs });
      await expect(renderSvg(scatter)).resolves.toBeDefined();
      const value = { mean: 1, interval: { low: 0.5, high: 1.5 } };
      const front = frontChart({
        xName: text,
        yName: text,
        marks: [{ label: text, series: 1, x: value, y: value, isFront: true }],
        goals: { x: 'minimize', y: 'maximize' },
      });
      await expect(renderSvg(front.spec)).resolves.toBeDefined();
      const trend = trendChart({
        metricName: text,
        axisName: text,
        points: points.map(({ value: each, series }) => ({ value: each, series })),
        records: [{ place: 1, label: text }],
        levels: [],
        ticks: [{ place: 0, text }],
        clip: undefined,
      });
      expect(tagsOf((await renderSvg(trend.spec)).inner)).not.toContain('&');
    },
  );
});
