import { useId, useState } from 'react';
import type { RunTable } from '../../../columns/decode-runs.ts';
import { type MetricValue, numberedValue, VALUE_KINDS, type ValueKind } from './metric-value.ts';
import type { TableColumn } from './table-column.ts';

type Props = {
  readonly table: RunTable;
  /** Those that are shown. */
  readonly columns: readonly TableColumn[];
  readonly value: MetricValue;
  readonly isLoading: boolean;
  readonly onChange: (value: MetricValue) => void;
};

const LABELS: Readonly<Record<ValueKind, string>> = {
  latest: 'latest',
  best: 'best',
  min: 'min',
  max: 'max',
  mean: 'mean of last …',
  at: 'at step …',
};

/** Choice of the value that the table shows of each metric, with the number that it may take. */
export function ValueChoice({ table, columns, value, isLoading, onChange }: Props) {
  const id = useId();
  return (
    <div className="value">
      <div>
        <label htmlFor={id}>Metrics</label>
        <span className="mut" role="status">
          {isLoading && ', loading…'}
        </span>
      </div>
      <div className="numbered">
        <select
          id={id}
          value={value.kind}
          onChange={({ target }) => {
            const kind = VALUE_KINDS.find((known) => known === target.value) ?? 'latest';
            onChange(valueOfKind(kind, table, columns));
          }}
        >
          {VALUE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {LABELS[kind]}
            </option>
          ))}
        </select>
        {(value.kind === 'at' || value.kind === 'mean') && (
          <NumberField key={value.kind} value={value} onChange={onChange} />
        )}
      </div>
    </div>
  );
}

/** The last step of what is shown, and as many last points as the settings say, until another number is given. */
function valueOfKind(kind: ValueKind, table: RunTable, columns: readonly TableColumn[]): MetricValue {
  if (kind === 'mean') return { kind, points: table.histories.meanOfLast };
  if (kind !== 'at') return { kind };
  const steps = columns.flatMap(({ metric }) => metric?.history?.lastStep ?? []);
  return { kind, step: steps.reduce((most, step) => Math.max(most, step), steps[0] ?? 0) };
}

type NumberedValue = Extract<MetricValue, { kind: 'at' | 'mean' }>;

function NumberField({
  value,
  onChange,
}: {
  readonly value: NumberedValue;
  readonly onChange: (value: MetricValue) => void;
}) {
  // What is being written need not be a number yet.
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const number = value.kind === 'at' ? value.step : value.points;
  const isWrong = draft !== undefined && numberedValue(value.kind, draft) === undefined;
  return (
    <input
      type="number"
      aria-label={value.kind === 'at' ? 'Step' : 'Number of last points'}
      aria-invalid={isWrong}
      step={1}
      min={value.kind === 'mean' ? 1 : undefined}
      value={draft ?? number}
      onChange={({ target }) => {
        setDraft(target.value);
        const next = numberedValue(value.kind, target.value);
        if (next) onChange(next);
      }}
      onBlur={() => setDraft(undefined)}
    />
  );
}
