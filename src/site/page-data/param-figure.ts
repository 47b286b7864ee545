import { strongestNumericParam } from '../../analysis/param-influence.ts';
import { numericParam } from '../../analysis/param-space.ts';
import { paramValue } from '../../analysis/series-param.ts';
import { clipWorst } from '../../charts/clip.ts';
import { metricAgainstParamChart } from '../../charts/metric-against-param.ts';
import { renderSvg } from '../../charts/render-svg.ts';
import { shortLabel } from '../../charts/short-label.ts';
import { isLogarithmic, valueScale } from '../../charts/value-scale.ts';
import { countOf, cut, formatMetric } from '../format.ts';
import { runLabel } from '../labels.ts';
import type { Figure } from './figure.ts';
import {
  axisName,
  clipNote,
  type FigureData,
  figureTable,
  legendOf,
  notes,
  rangeText,
  seriesIn,
} from './figure-data.ts';

/** More markers than this only cover each other; the best are kept. */
const MOST_POINTS = 500;
const WEAK = 0.3;

/** The primary metric against the numeric param that goes along with it best; undefined without such a param. */
export async function paramFigure(data: FigureData, id: string): Promise<Figure | undefined> {
  const { summary, primary, goal, ranked, params, decimals } = data;
  const param = strongestNumericParam(params);
  if (!param?.correlation) return undefined;
  const all = ranked.flatMap(({ run, value }) => {
    const number = numericParam(paramValue(run, param.key));
    return number === undefined ? [] : [{ run, param: number, value, series: seriesIn(summary, run) }];
  });
  const points = all.slice(0, MOST_POINTS);
  const best = points[0];
  if (!best) return undefined;
  const { rho, runs } = param.correlation;
  const clip = clipWorst(
    points.map(({ value }) => value),
    goal,
  );
  const candidates = params.filter(({ correlation }) => correlation !== undefined).length;
  const spearman = `Spearman’s ρ = ${formatMetric(rho, 2)} over ${countOf(runs, 'run')}`;
  const key = cut(param.key, 60);
  return {
    id,
    drawing: await renderSvg(
      metricAgainstParamChart({
        paramName: key,
        metricName: axisName(primary.key, primary.goal),
        points: points.map(({ param: x, value, series }) => ({ param: x, value, series })),
        clip,
        best: { ...best, label: shortLabel(runLabel(best.run), 24) },
      }),
    ),
    wide: false,
    title: `${cut(primary.key, 60)} against ${key}`,
    caption: [
      { key: cut(primary.key, 60) },
      ' against ',
      { key },
      candidates > 1
        ? `, of ${candidates} numeric params the one that the runs’ order goes along with most (${spearman}).`
        : ` (${spearman}).`,
      isLogarithmic(points.map(({ param: x }) => x)) ? ' The param’s axis is logarithmic.' : '',
      ` The metric’s axis runs from ${rangeText(valueScale(points.map(({ value }) => clip?.apply(value) ?? value)))}.`,
    ],
    reading: `${trend(rho, key, cut(primary.key, 60))} The best of these runs, ${cut(runLabel(best.run), 60)}, has ${key} ${paramValue(best.run, param.key)}.`,
    legend: legendOf(
      summary,
      points.map(({ series }) => series),
    ),
    note: notes(
      all.length > points.length ? `The best ${points.length} of ${all.length} runs are drawn.` : undefined,
      clipNote(clip, primary.key, decimals),
    ),
    table: figureTable(
      [
        { label: 'run', numeric: false },
        { label: param.key, numeric: true },
        { label: primary.key, numeric: true },
      ],
      points.map(({ run, value }) => [
        cut(runLabel(run), 60),
        cut(paramValue(run, param.key) ?? '', 40),
        formatMetric(value, decimals),
      ]),
    ),
  };
}

function trend(rho: number, param: string, metric: string): string {
  if (Math.abs(rho) < WEAK) return `${metric} neither rises nor falls steadily as ${param} grows.`;
  return `${metric} tends to ${rho > 0 ? 'grow' : 'fall'} as ${param} grows.`;
}
