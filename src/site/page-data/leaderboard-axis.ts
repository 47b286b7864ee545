import type { BoardConfiguration } from '../../analysis/leaderboard/board-types.ts';
import { compareByGoal } from '../../analysis/order.ts';
import { clipWorst } from '../../charts/clip.ts';
import { type DotAxis, dotAxis } from '../../charts/dot-axis.ts';
import type { Goal } from '../../statistics/goal.ts';

/** What is shown of a configuration, and its interval, on the axis that the rows of a board share. */
export type DotAndWhisker = {
  readonly dot: string | undefined;
  /** The end of the axis beyond which it lies. */
  readonly beyond: 'low' | 'high' | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Ends that go on beyond the axis. */
  readonly cut: readonly ('low' | 'high')[];
};

export type BoardAxis = {
  readonly axis: DotAxis;
  readonly low: number;
  readonly high: number;
  readonly place: (configuration: Pick<BoardConfiguration, 'shown'>) => DotAndWhisker;
  /** Whether any dot or whisker goes on beyond the axis. */
  readonly isCut: boolean;
};

/**
 * The axis of a board: it holds all values that are shown but the few that would squeeze the others together, and their
 * intervals as far as these do not do so either.
 *
 * @returns undefined when the values cannot be told apart and have no intervals.
 */
export function boardAxis(
  configurations: readonly Pick<BoardConfiguration, 'shown'>[],
  goal: Goal | undefined,
): BoardAxis | undefined {
  const drawn = configurations.filter(({ shown }) => shown.value !== undefined);
  const values = drawn
    .flatMap(({ shown }) => shown.value ?? [])
    .sort((a, b) => compareByGoal(a, b, goal ?? 'maximize'));
  const clip = clipWorst(values, goal ?? 'maximize');
  const shown = values.map((value) => clip?.apply(value) ?? value);
  const ends = drawn.flatMap(({ shown: { interval } }) =>
    interval.shown ? [interval.low, interval.high] : [],
  );
  const [least, most] = extentOf(shown);
  const [lowEnd, highEnd] = extentOf([...shown, ...ends]);
  // Intervals of two repeats are so wide that nothing else could be seen beside them.
  const room = most - least > 0 ? most - least : Number.POSITIVE_INFINITY;
  const low = Math.max(lowEnd, least - room);
  const high = Math.min(highEnd, most + room);
  const axis = dotAxis([low, high]);
  if (!axis) return undefined;
  const within = (value: number) => Math.min(high, Math.max(low, value));
  const place: BoardAxis['place'] = ({ shown: { value, interval } }) => {
    if (value === undefined)
      return { dot: undefined, beyond: undefined, from: undefined, to: undefined, cut: [] };
    const beyond = value < low ? 'low' : value > high ? 'high' : undefined;
    const dot = beyond ? undefined : axis.place(value);
    // An interval that lies beyond the axis altogether is told by its value.
    if (!interval.shown || interval.high < low || interval.low > high)
      return { dot, beyond, from: undefined, to: undefined, cut: [] };
    const cut: ('low' | 'high')[] = [];
    if (interval.low < low) cut.push('low');
    if (interval.high > high) cut.push('high');
    return {
      dot,
      beyond,
      from: axis.place(within(interval.low)),
      to: axis.place(within(interval.high)),
      cut,
    };
  };
  const isCut = drawn.some((each) => {
    const { cut, beyond } = place(each);
    return cut.length > 0 || beyond !== undefined;
  });
  return { axis, low, high, place, isCut };
}

function extentOf(values: readonly number[]): readonly [number, number] {
  return [
    values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  ];
}
