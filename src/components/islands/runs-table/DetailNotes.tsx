import type { RunTable } from '../../../columns/decode-runs.ts';
import { visibleText } from '../../../site/visible-text.ts';
import { type MetricValue, sourceOf } from './metric-value.ts';
import { leftOutText } from './value-state.ts';

type Props = {
  readonly table: RunTable;
  readonly value: MetricValue;
  /** What could not be fetched, one sentence each. */
  readonly failures: readonly string[];
  readonly retry: () => void;
};

/** Says why values are missing that are no fault of the runs. */
export function DetailNotes({ table, value, failures, retry }: Props) {
  const { points, most } = table.histories;
  return (
    <div role="status">
      {sourceOf(value) === 'histories' && points > most && <p className="more">{leftOutText(table)}</p>}
      {failures.length > 0 && (
        <p className="more">
          {failures.map(visibleText).join(' ')} Values that need them are shown as ?, and a filter that does
          is not applied.{' '}
          <button type="button" className="btn" onClick={retry}>
            Try again
          </button>
        </p>
      )}
    </div>
  );
}
