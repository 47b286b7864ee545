import { paramValue } from '../../analysis/series-param.ts';
import { parallelCoordinates } from '../../charts/parallel-axes.ts';
import { parallelCoordinatesChart } from '../../charts/parallel-coordinates.ts';
import { renderSvg } from '../../charts/render-svg.ts';
import { standaloneSpec } from '../../charts/spec-colours.ts';
import { countOf, cut, formatCount, formatMetric, NOT_LOGGED } from '../format.ts';
import { pair, runLabel } from '../labels.ts';
import type { Figure } from './figure.ts';
import { clipNote, type FigureData, figureTable, legendOf, notes, runFacts } from './figure-data.ts';

const PARAMS_NAMED = 4;

/** Parallel coordinates of the params that differ and the primary metric; undefined when too little differs. */
export async function parallelFigure(data: FigureData, id: string): Promise<Figure | undefined> {
  const { summary, primary, goal, ranked, params, decimals } = data;
  const layout = parallelCoordinates({ key: primary.key, goal }, ranked, params, summary.series);
  const best = layout?.lines[0];
  if (!layout || !best) return undefined;
  const keys = layout.axes.filter(({ isMetric }) => !isMetric).map(({ key }) => key);
  const drawn = layout.lines.length;
  const part =
    drawn < layout.total
      ? `${formatCount(drawn)} of ${formatCount(layout.total)} runs`
      : countOf(drawn, 'run');
  const settings = [...keys]
    .reverse()
    .flatMap((key) => {
      const value = paramValue(best.run, key);
      return value === undefined ? [] : [pair(cut(key, 40), cut(value, 30))];
    })
    .slice(0, PARAMS_NAMED)
    .join(', ');
  const title = `Parallel coordinates of ${keys.length} params and ${cut(primary.key, 60)}`;
  const reading = `The best run, ${cut(runLabel(best.run), 60)}, has ${settings || 'none of these params'} and reaches ${formatMetric(best.value, decimals)}.`;
  const log = layout.axes.filter(({ scale }) => scale === 'log').map(({ key }) => key);
  return {
    id,
    drawing: await renderSvg(parallelCoordinatesChart(layout)),
    spec: standaloneSpec(
      parallelCoordinatesChart(layout, ({ run }) => runFacts(run, keys, data)),
      title,
    ),
    wide: true,
    title,
    caption: [
      `${part}, one line each, through ${keys.length} params and `,
      { key: cut(primary.key, 60) },
      '. The heavy line is the best run. Params stand nearer to the metric the more the runs’ order goes along with them; equal values are spread a little.',
      ...(log.length > 0 ? [' Logarithmic: ', { key: log.map((key) => cut(key, 40)).join(', ') }, '.'] : []),
      ...(drawn < layout.total ? [' The 40 best are drawn, and an even part of the others.'] : []),
    ],
    reading,
    legend: legendOf(
      summary,
      layout.lines.map(({ series }) => series),
    ),
    note: notes(clipNote(layout.clip, primary.key, decimals), leftOut(params.length - keys.length)),
    table: figureTable(
      [
        { label: 'run', numeric: false },
        ...keys.map((label) => ({
          label,
          numeric: params.find(({ key }) => key === label)?.numeric ?? false,
        })),
        { label: primary.key, numeric: true },
      ],
      layout.lines.map(({ run, value }) => [
        cut(runLabel(run), 60),
        ...keys.map((key) => cut(paramValue(run, key) ?? NOT_LOGGED, 40)),
        formatMetric(value, decimals),
      ]),
    ),
  };
}

function leftOut(params: number): string | undefined {
  return params > 0
    ? `${countOf(params, 'more param')} without an axis: few runs have them, they have too many values, or they go along with the order less.`
    : undefined;
}
