import type { InfluentialParam } from '../../analysis/param-influence.ts';
import { numericParam } from '../../analysis/param-space.ts';
import { isRepeatParam } from '../../analysis/seed-groups.ts';
import { paramValue } from '../../analysis/series-param.ts';
import { clipWorst } from '../../charts/clip.ts';
import { renderSvg } from '../../charts/render-svg.ts';
import { scatterMatrixChart } from '../../charts/scatter-matrix.ts';
import { standaloneSpec } from '../../charts/spec-colours.ts';
import { isLogarithmic } from '../../charts/value-scale.ts';
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
  runFacts,
  seriesIn,
} from './figure-data.ts';

const MOST_POINTS = 400;
const LEAST_POINTS = 6;
const LEAST_CORRELATED = 5;
/** Below it, the order of the runs does not go along with a param at all. */
const LEAST_INFLUENCE = 0.03;

/** The two most influential numeric params, seeds left out, that at least a few runs both have. */
function strongestTwo({
  params,
  ranked,
}: FigureData): readonly [InfluentialParam, InfluentialParam] | undefined {
  const candidates = params
    .filter(
      ({ key, correlation, influence }) =>
        !isRepeatParam(key) && (correlation?.runs ?? 0) >= LEAST_CORRELATED && influence >= LEAST_INFLUENCE,
    )
    .slice(0, 6);
  for (const [index, second] of candidates.entries()) {
    for (const first of candidates.slice(0, index)) {
      const both = ranked.filter(
        ({ run }) => paramValue(run, first.key) !== undefined && paramValue(run, second.key) !== undefined,
      );
      const varies = ({ key }: InfluentialParam) =>
        new Set(both.map(({ run }) => paramValue(run, key))).size > 1;
      if (both.length >= LEAST_POINTS && varies(first) && varies(second)) return [first, second];
    }
  }
  return undefined;
}

function correlationText({ key, correlation }: InfluentialParam): string {
  const rho = correlation ? formatMetric(correlation.rho, 2) : '';
  return `${rho} with ${cut(key, 40)} over ${countOf(correlation?.runs ?? 0, 'run')}`;
}

/** The primary metric and the two strongest numeric params against each other; undefined without two such params. */
export async function scatterFigure(data: FigureData, id: string): Promise<Figure | undefined> {
  const { summary, primary, goal, ranked, decimals } = data;
  const two = strongestTwo(data);
  if (!two) return undefined;
  const [first, second] = two;
  const all = ranked.flatMap(({ run, value }) => {
    const x = numericParam(paramValue(run, first.key));
    const y = numericParam(paramValue(run, second.key));
    return x === undefined || y === undefined ? [] : [{ run, value, params: [x, y] as const }];
  });
  const points = all.slice(0, MOST_POINTS);
  const [best] = points;
  if (!best) return undefined;
  const clip = clipWorst(
    points.map(({ value }) => value),
    goal,
  );
  const [a, b] = [cut(first.key, 60), cut(second.key, 60)];
  const logs = [first.key, second.key].filter((_, index) =>
    isLogarithmic(points.map(({ params }) => params[index] ?? 0)),
  );
  const runs = points.map(({ run, value, params }) => ({
    params,
    value,
    series: seriesIn(summary, run),
    facts: runFacts(run, [first.key, second.key], data),
  }));
  const chart = scatterMatrixChart({
    paramNames: [a, b],
    metricName: axisName(primary.key, primary.goal),
    runs,
    clip,
  });
  const title = `${cut(primary.key, 60)}, ${a} and ${b} against each other`;
  return {
    id,
    drawing: await renderSvg(chart),
    spec: standaloneSpec(chart, title),
    wide: true,
    title,
    caption: [
      { key: cut(primary.key, 60) },
      ' and the two numeric params that its order goes along with most, ',
      { key: a },
      ' and ',
      { key: b },
      `, against each other; ${countOf(all.length, 'comparable run')} that have both. The ring is the best of them.`,
      ...(logs.length > 0
        ? [' Logarithmic: ', { key: logs.map((key) => cut(key, 40)).join(', ') }, '.']
        : []),
    ],
    reading: `Spearman’s ρ of ${cut(primary.key, 60)} is ${correlationText(first)} and ${correlationText(second)}; a best value in the middle of a range would not show in it. The best of these runs, ${cut(runLabel(best.run), 60)}, has ${a} ${cut(paramValue(best.run, first.key) ?? '', 30)} and ${b} ${cut(paramValue(best.run, second.key) ?? '', 30)}.`,
    legend: legendOf(
      summary,
      runs.map(({ series }) => series),
    ),
    note: notes(
      all.length > points.length ? `The best ${points.length} of ${all.length} runs are drawn.` : undefined,
      clipNote(clip, primary.key, decimals),
    ),
    table: figureTable(
      [
        { label: 'run', numeric: false },
        ...[first.key, second.key, primary.key].map((label) => ({ label, numeric: true })),
      ],
      points.map(({ run, value }) => [
        cut(runLabel(run), 60),
        cut(paramValue(run, first.key) ?? '', 40),
        cut(paramValue(run, second.key) ?? '', 40),
        formatMetric(value, decimals),
      ]),
    ),
  };
}
