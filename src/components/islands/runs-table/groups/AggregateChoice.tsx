import { useId } from 'react';
import { AGGREGATES, type Aggregate } from '../../../../analysis/aggregate-values.ts';

type Props = { readonly aggregate: Aggregate; readonly onChange: (aggregate: Aggregate) => void };

export const AGGREGATE_LABELS: Readonly<Record<Aggregate, string>> = {
  mean: 'mean ± sd',
  median: 'median',
  min: 'min',
  max: 'max',
  best: 'best',
};

/** Choice of what a group shows of a metric. */
export function AggregateChoice({ aggregate, onChange }: Props) {
  const id = useId();
  return (
    <div className="value">
      <div>
        <label htmlFor={id}>Of a group</label>
      </div>
      <select
        id={id}
        value={aggregate}
        onChange={({ target }) => onChange(AGGREGATES.find((each) => each === target.value) ?? 'mean')}
      >
        {AGGREGATES.map((each) => (
          <option key={each} value={each}>
            {AGGREGATE_LABELS[each]}
          </option>
        ))}
      </select>
    </div>
  );
}
