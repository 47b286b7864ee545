import { type AlignedCurve, alignHistory, nearestPoint } from '../../../analysis/align-history.ts';
import { rangeWithoutOutliers } from '../../../analysis/clip-outliers.ts';
import { curveBand } from '../../../analysis/curve-band.ts';
import { smoothHistory } from '../../../analysis/smooth-history.ts';
import type { OverlayLine } from '../../../charts/overlay-chart.ts';
import { type RunLook, runLook } from '../../../charts/run-look.ts';
import type { CompareView } from './compare-hash.ts';
import type { ComparedRun } from './load-comparison.ts';

/** A line of a chart and whose it is. */
export type CurveLine = OverlayLine & {
  readonly label: string;
  readonly look: RunLook;
  readonly metric: string;
  /** Absent for the mean of a group. */
  readonly run?: ComparedRun;
  /** The points behind it, for export; absent for the mean of a group. */
  readonly points?: AlignedCurve;
};

type Choice = Pick<CompareView, 'x' | 'smoothing' | 'group' | 'spread' | 'hidden' | 'together'>;

/** The lines of some metrics: one for each run, or with a group one for each of its values. */
export function curveLines(
  runs: readonly ComparedRun[],
  metrics: readonly string[],
  choice: Choice,
): readonly CurveLine[] {
  const shown = runs.filter(({ segment }) => !choice.hidden.includes(segment));
  return metrics.flatMap((metric, index) => {
    const lines = shown.flatMap((run) => runLine(run, metric, choice));
    const all = choice.group === undefined ? lines : groupLines(lines, metric, choice.group, choice);
    // In a chart of several metrics the dash says which metric it is, and the colour which run.
    return choice.together && metrics.length > 1
      ? all.map((line) => ({ ...line, look: { ...line.look, dash: (index % 5) + 1 } }))
      : all;
  });
}

function runLine(run: ComparedRun, metric: string, { x, smoothing }: Choice): readonly CurveLine[] {
  const history = run.histories.get(metric);
  if (!history) return [];
  const points = alignHistory(history, x, typeof x === 'string' ? undefined : run.histories.get(x.metric));
  const smoothed = smoothHistory(points.y, smoothing);
  return [
    {
      id: `${run.segment} ${metric}`,
      label: run.label,
      look: run.look,
      metric,
      run,
      points,
      x: points.x,
      y: smoothed,
      ...(smoothed === points.y ? {} : { raw: points.y }),
    },
  ];
}

function groupLines(
  lines: readonly CurveLine[],
  metric: string,
  group: string,
  { spread }: Choice,
): readonly CurveLine[] {
  const groups = Map.groupBy(lines, ({ run }) => run?.params.get(group) ?? '');
  return [...groups].map(([value, members], index) => {
    const { x, mean, low, high } = curveBand(members, spread);
    return {
      id: `${value} ${metric}`,
      label: `${group} = ${value || '–'} (${members.length})`,
      look: runLook({ kind: 'own', place: index }),
      metric,
      x,
      y: mean,
      band: { low, high },
    };
  });
}

/** The range of heights without outliers. */
export function clippedRange(lines: readonly CurveLine[]): readonly [number, number] | undefined {
  return rangeWithoutOutliers(lines.flatMap(({ y }) => [...y]));
}

/** The value of a line nearest to a place; undefined when the line ends before it or begins after it. */
export function valueNear(
  line: CurveLine,
  place: number,
): { x: number; y: number; raw?: number } | undefined {
  const index = nearestPoint(line, place);
  if (index === undefined) return undefined;
  const [x = Number.NaN, y = Number.NaN, raw] = [line.x[index], line.y[index], line.raw?.[index]];
  return { x, y, ...(raw === undefined ? {} : { raw }) };
}

/** The places that the cursor stops at, ascending. */
export function cursorStops(lines: readonly CurveLine[]): Float64Array {
  const places = new Set<number>();
  for (const { x, y } of lines) {
    x.forEach((place, index) => {
      if (Number.isFinite(place) && Number.isFinite(y[index])) places.add(place);
    });
  }
  return Float64Array.from(places).sort();
}
