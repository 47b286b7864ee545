import { useDeferredValue, useMemo, useState } from 'react';
import { hasCourse } from '../../../analysis/align-history.ts';
import { CurveCard } from './CurveCard.tsx';
import { CurveTools } from './CurveTools.tsx';
import type { CompareView } from './compare-hash.ts';
import { curveLines } from './curve-lines.ts';
import type { Comparison } from './load-comparison.ts';
import { RunsKey } from './RunsKey.tsx';
import type { ChangeComparison } from './use-comparison-view.ts';

type Props = {
  readonly comparison: Comparison;
  /** Keys of the params that differ. */
  readonly params: readonly string[];
  readonly view: CompareView;
  readonly change: ChangeComparison;
  readonly base: string;
};

/** So many charts are drawn when nobody has chosen. */
const MOST_AT_FIRST = 6;

/** The histories of the runs over each other, and the runs with their params beside them. */
export function Curves({ comparison, params, view, change, base }: Props) {
  const { runs, metrics } = comparison;
  const [cursor, setCursor] = useState<{ readonly chart: string; readonly place: number }>();
  // The list of values may come a little after the cursor.
  const at = useDeferredValue(cursor);
  const withCurves = useMemo(() => metricsWithCourse(comparison, view.x), [comparison, view.x]);
  const drawn = useMemo(
    () =>
      view.metrics?.filter((key) => metrics.includes(key)) ??
      withCurves.filter((key) => !key.startsWith('system/')).slice(0, MOST_AT_FIRST),
    [view.metrics, metrics, withCurves],
  );
  const { x, smoothing, group, spread, hidden, together } = view;
  const charts = useMemo(() => {
    const parts = together ? [drawn] : drawn.map((key) => [key]);
    return parts
      .filter((keys) => keys.length > 0)
      .map((keys) => ({
        title: keys.join(', '),
        metric: keys[0],
        lines: curveLines(runs, keys, { x, smoothing, group, spread, hidden, together }),
      }));
  }, [runs, drawn, x, smoothing, group, spread, hidden, together]);

  if (withCurves.length === 0 && metricsWithCourse(comparison, 'time').length === 0)
    return <p className="note">No metric of these runs has more than one point, so there are no curves.</p>;
  const active = charts.find(({ title }) => title === at?.chart) ?? charts[0];
  return (
    <>
      <CurveTools view={view} change={change} metrics={withCurves} drawn={drawn} groups={params} />
      <div className="cmp-curves">
        <RunsKey
          runs={runs}
          params={params}
          metric={active?.metric}
          lines={active?.lines.filter(({ metric }) => metric === active.metric) ?? []}
          cursor={at?.place}
          view={view}
          change={change}
          base={base}
        />
        <div className="cmp-charts">
          {charts.map(({ title, lines }) => (
            <CurveCard
              key={title}
              title={title}
              lines={lines}
              view={view}
              cursor={cursor?.place}
              onCursor={(place) => setCursor(place === undefined ? undefined : { chart: title, place })}
              onZoom={(zoom) => change({ zoom })}
            />
          ))}
          {charts.length === 0 && (
            <p className="note">
              {withCurves.length > 0
                ? 'No metric is chosen.'
                : 'No metric of these runs has points at more than one step. Over time some have: choose it as horizontal axis.'}
            </p>
          )}
        </div>
      </div>
    </>
  );
}

/** The metrics of which some run has a course along an axis. */
function metricsWithCourse({ runs, metrics }: Comparison, x: CompareView['x']): readonly string[] {
  return metrics.filter((key) =>
    runs.some(({ histories }) => {
      const history = histories.get(key);
      return history !== undefined && hasCourse(history, x);
    }),
  );
}
