import { cut } from '../../../site/format.ts';
import type { FieldRef } from './chart-choice.ts';
import type { ChartFields } from './chart-columns.ts';

type Props = {
  readonly label: string;
  readonly value: FieldRef | undefined;
  readonly fields: ChartFields;
  /** What stands for no field; there must be one when absent. */
  readonly none?: string;
  readonly onChange: (field: FieldRef | undefined) => void;
};

const LONGEST = 40;

/** Chooses a param or a metric. */
export function FieldSelect({ label, value, fields, none, onChange }: Props) {
  const idOf = ({ kind, key }: FieldRef) => `${kind}:${key}`;
  const all = [...fields.params, ...fields.metrics];
  // A link may ask for what these runs have all alike, or not at all.
  const isOdd = value !== undefined && !all.some((field) => idOf(field) === idOf(value));
  const group = (name: string, some: readonly FieldRef[]) =>
    some.length > 0 && (
      <optgroup label={name}>
        {some.map((field) => (
          <option key={idOf(field)} value={idOf(field)}>
            {cut(field.key, LONGEST)}
          </option>
        ))}
      </optgroup>
    );
  return (
    <label>
      {label}
      <select
        value={value ? idOf(value) : ''}
        onChange={({ target }) => onChange(all.find((field) => idOf(field) === target.value))}
      >
        {none !== undefined && <option value="">{none}</option>}
        {isOdd && <option value={idOf(value)}>{cut(value.key, LONGEST)}</option>}
        {group('Parameters', fields.params)}
        {group('Metrics', fields.metrics)}
      </select>
    </label>
  );
}
