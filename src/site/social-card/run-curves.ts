import type { Board } from '../../analysis/leaderboard/board-types.ts';
import { curveAxis, curveColumns } from '../../charts/curve-columns.ts';
import { niceTicks } from '../../charts/ticks.ts';
import { valueScale } from '../../charts/value-scale.ts';
import type { MetricHistory } from '../../entities/metric.ts';
import type { Run } from '../../entities/run.ts';
import { decimate } from '../../statistics/decimate.ts';
import { formatCount } from '../format.ts';
import { drawnSeries } from '../page-data/leaderboard-cells.ts';
import { firstRows } from '../page-data/leaderboards.ts';
import type { Report } from '../report.ts';
import { visibleText } from '../visible-text.ts';
import type { CardCurves } from './card.ts';

/** Gives the histories of a run; none where only the texts of a card are wanted. */
export type HistoryOf = (run: Run) => readonly MetricHistory[];

const MOST_RUNS = 5;
const MOST_POINTS = 160;
/** Fewer points are no curve. */
const LEAST_POINTS = 3;
/** Histories of runs with more are not read for a picture. */
const MOST_BYTES = 4_000_000;

/** The curves of the configuration that is first, one for each repeat; undefined where its runs logged none. */
export function firstCurves(report: Report, board: Board, historyOf: HistoryOf): CardCurves | undefined {
  const [first] = firstRows(board);
  const { key } = board.options.metric;
  const runs = (first?.units ?? [])
    .flatMap((unit) => unit.runs)
    .slice(0, MOST_RUNS)
    .flatMap(({ id }) => report.runByKey.get(id as Run['key']) ?? []);
  const histories = runs
    .filter(({ history }) => history && history.bytes <= MOST_BYTES)
    .flatMap((run) => historyOf(run).find((history) => visibleText(history.key) === key) ?? [])
    .filter(({ values }) => values.filter(Number.isFinite).length >= LEAST_POINTS);
  if (histories.length === 0) return undefined;
  return layOut(histories, drawnSeries(first?.series, board.options));
}

const AXIS_NAMES = { step: 'step', time: 'time', order: 'point' } as const;

function layOut(histories: readonly MetricHistory[], series: number | undefined): CardCurves | undefined {
  const axis = curveAxis(histories);
  const columns = histories.map((history) => curveColumns(history, axis));
  const xs = columns.flatMap(({ x }) => [x[0] ?? 0, x.at(-1) ?? 0]).filter(Number.isFinite);
  const [from, to] = [Math.min(...xs), Math.max(...xs)];
  const scale = valueScale(columns.flatMap(({ y }) => Array.from(y)));
  if (!(to > from) || !Number.isFinite(to - from)) return undefined;
  const place = (value: number) => (value - from) / (to - from);
  const lines = columns.map(({ x, y }) =>
    decimate(y, MOST_POINTS).indexes.map((index) => {
      const share = scale.place(y[index] ?? Number.NaN);
      return { x: place(x[index] ?? 0), y: Number.isFinite(share) ? 1 - share : undefined };
    }),
  );
  const [first] = histories;
  const what = histories.length === 1 ? '' : `, ${histories.length} runs`;
  return {
    kind: 'curves',
    caption: `${visibleText(first?.key ?? '')} by ${AXIS_NAMES[axis]}${what}`,
    series,
    lines,
    xTicks: axis === 'step' ? stepTicks(from, to, place) : [],
    yTicks: scale.ticks.map(({ at, label }) => ({ at: 1 - at, label })),
  };
}

function stepTicks(from: number, to: number, place: (value: number) => number): CardCurves['xTicks'] {
  return niceTicks(from, to)
    .filter((value) => value >= from && value <= to && Number.isInteger(value))
    .map((value) => ({ at: place(value), label: formatCount(value) }));
}
