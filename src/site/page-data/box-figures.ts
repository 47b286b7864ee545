import { compareByGoal } from '../../analysis/order.ts';
import type { InfluentialParam } from '../../analysis/param-influence.ts';
import { isRepeatParam } from '../../analysis/seed-groups.ts';
import { paramValue } from '../../analysis/series-param.ts';
import { boxPlotsChart, LEAST_FOR_BOX } from '../../charts/box-plots.ts';
import { clipWorst } from '../../charts/clip.ts';
import { renderSvg } from '../../charts/render-svg.ts';
import { standaloneSpec } from '../../charts/spec-colours.ts';
import { valueScale } from '../../charts/value-scale.ts';
import type { Run } from '../../entities/run.ts';
import { type Summary, summarize } from '../../statistics/summary.ts';
import { countOf, cut, formatCount, formatMetric } from '../format.ts';
import { lookOf } from '../run-looks.ts';
import type { Figure } from './figure.ts';
import {
  axisName,
  clipNote,
  type FigureData,
  figureTable,
  notes,
  rangeText,
  runFacts,
} from './figure-data.ts';

const MOST_FIGURES = 3;
const MOST_LEVELS = 10;
/** A param that fewer of the runs have says little about the order of all. */
const LEAST_SHARE = 0.5;

type Group = {
  readonly label: string;
  readonly runs: readonly Run[];
  readonly values: readonly number[];
  readonly summary: Summary;
};

/** Runs by the value of a param, the best median first. */
function groupsBy(key: string, { ranked, goal }: FigureData): readonly Group[] {
  const having = ranked.flatMap(({ run, value }) => {
    const label = paramValue(run, key);
    return label === undefined ? [] : [{ label, run, value }];
  });
  return [...Map.groupBy(having, ({ label }) => label)]
    .flatMap(([label, members]) => {
      const values = members.map(({ value }) => value);
      const summary = summarize(values);
      return summary ? [{ label, runs: members.map(({ run }) => run), values, summary }] : [];
    })
    .sort((a, b) => compareByGoal(a.summary.median, b.summary.median, goal));
}

/** Two groups or more, one of which is large enough for a box: strips of single values say nothing more than a table. */
function isWorthBoxes(groups: readonly Group[]): boolean {
  return groups.length >= 2 && groups.some(({ values }) => values.length >= LEAST_FOR_BOX);
}

function readingOf(groups: readonly Group[], number: (value: number) => string): string {
  const [first] = groups;
  if (!first) return '';
  const { median, n } = first.summary;
  const ties = groups.filter(({ summary }) => summary.median === median).length;
  const lead =
    ties > 1
      ? `${ties} of ${groups.length} values share the best median, ${number(median)}`
      : `${cut(first.label, 40)} has the best median, ${number(median)} over ${countOf(n, 'run')}`;
  return `${lead}; no test is made of the differences.`;
}

async function boxFigure(data: FigureData, { key }: InfluentialParam, groups: readonly Group[], id: string) {
  const { primary, goal, ranked, decimals } = data;
  const within = ranked.filter(({ run }) => paramValue(run, key) !== undefined);
  const clip = clipWorst(
    within.map(({ value }) => value),
    goal,
  );
  const metricName = axisName(primary.key, primary.goal);
  // Where they can be pointed at, the runs stand over their boxes.
  const withRuns = groups.map(({ label, values, runs }) => ({
    label,
    values,
    runs: runs.map((run) => ({
      ...runFacts(run, [key], data),
      look: lookOf(data.summary, run),
    })),
  }));
  const title = `${cut(primary.key, 60)} by ${cut(key, 60)}`;
  const number = (value: number) => formatMetric(value, decimals);
  const isSmall = groups.some(({ values }) => values.length < LEAST_FOR_BOX);
  const figure: Figure = {
    id,
    drawing: await renderSvg(
      boxPlotsChart({ metricName, clip, groups: groups.map(({ label, values }) => ({ label, values })) }),
    ),
    spec: standaloneSpec(boxPlotsChart({ metricName, clip, groups: withRuns }), title),
    wide: false,
    title,
    caption: [
      { key: cut(primary.key, 60) },
      ' by ',
      { key: cut(key, 60) },
      ', the best median first, number of runs in brackets. Boxes hold the middle half, heavy lines are medians, whiskers reach the smallest and greatest value',
      isSmall ? '; fewer than five runs are drawn one by one.' : '.',
      ` The axis runs from ${rangeText(valueScale(within.map(({ value }) => clip?.apply(value) ?? value)))}.`,
    ],
    reading: readingOf(groups, number),
    legend: [],
    note: notes(
      clipNote(clip, primary.key, decimals),
      'Groups hold whatever else differs between their runs, settings and seeds alike.',
    ),
    table: figureTable(
      [
        { label: key, numeric: false },
        ...['runs', 'smallest', 'median', 'mean', 'greatest'].map((label) => ({ label, numeric: true })),
      ],
      groups.map(({ label, summary }) => [
        cut(label, 60),
        formatCount(summary.n),
        ...[summary.min, summary.median, summary.mean, summary.max].map(number),
      ]),
    ),
  };
  return figure;
}

/** A box plot of the primary metric for each of the most influential text params that have few values. */
export async function boxFigures(data: FigureData, id: string): Promise<readonly Figure[]> {
  const made = data.params
    .filter(
      ({ key, numeric, values, runs }) =>
        !numeric &&
        !isRepeatParam(key) &&
        values <= MOST_LEVELS &&
        runs >= data.summary.runs.length * LEAST_SHARE,
    )
    .map((param) => ({ param, groups: groupsBy(param.key, data) }))
    .filter(({ groups }) => isWorthBoxes(groups))
    .slice(0, MOST_FIGURES);
  return Promise.all(made.map(({ param, groups }, i) => boxFigure(data, param, groups, `${id}-${i + 1}`)));
}
