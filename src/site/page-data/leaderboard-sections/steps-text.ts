import { FEWEST_TESTED, type Trend } from '../../../analysis/leaderboard/trend.ts';
import { countOf, cut, formatCount, formatDate, formatMetric } from '../../format.ts';
import type { RichText } from '../figure.ts';

const MOST_LEVELS = 8;

/** What the step test was made of, what it found, and what it does not say. */
export function stepsText(trend: Trend, decimals: number): readonly RichText[] {
  const { steps, runs } = trend;
  if (!steps) return [[`No step test: that needs ${FEWEST_TESTED} runs.`]];
  const { levels, regressions, from } = steps;
  const number = (value: number) => formatMetric(value, decimals);
  const dateAt = (place: number) => formatDate(runs[place]?.endTimeMs ?? 0);
  const all = countOf(runs.length, 'value');
  const tested = from > 0 ? `the latest ${formatCount(runs.length - from, 'prose')} of ${all}` : `all ${all}`;
  const texts: RichText[] = [
    [
      `Step test over ${tested} in that order, by the method of airspeed velocity (asv): levels are medians, and another one has to explain more than it costs. `,
      levels.length === 1
        ? `It finds no step: one level, ${number(levels[0]?.value ?? 0)}, describes them all.`
        : `It finds ${countOf(levels.length, 'level')}${levels.length > MOST_LEVELS ? `, of which the last ${MOST_LEVELS}` : ''}: ${levels
            .slice(-MOST_LEVELS)
            .map(
              ({ from: first, to, value }) =>
                `${number(value)} in ${to - first > 1 ? `runs ${first + 1} to ${to}` : `run ${to}`} (from ${dateAt(first)})`,
            )
            .join(', ')}.`,
    ],
  ];
  for (const { before, after, level, best } of regressions) {
    texts.push([
      `Worse since run ${after + 1} (${cut(runs[after]?.run.name ?? '', 60)}, ${dateAt(after)}): up to run ${before + 1} the level was ${number(level)}, after it at best ${number(best)}.`,
    ]);
  }
  texts.push([
    'The test has no error rate, and does not know what was changed: where runs try settings on purpose, a step is a change of plan as likely as one of quality.',
  ]);
  return texts;
}
