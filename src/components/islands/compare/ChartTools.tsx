import type { ScaleKind } from '../../../charts/value-scale.ts';
import { type ChartChoice, type FieldRef, MOST_AXES } from './chart-choice.ts';
import type { ChartFields } from './chart-columns.ts';
import { FieldSelect } from './FieldSelect.tsx';

type Props = {
  readonly choice: ChartChoice;
  readonly title: string;
  readonly fields: ChartFields;
  readonly onChange: (choice: ChartChoice) => void;
};

/** What is drawn in a chart. */
export function ChartTools({ choice, title, fields, onChange }: Props) {
  return (
    <search className="tools cmp-tools" aria-label={title}>
      <Fields choice={choice} fields={fields} onChange={onChange} />
    </search>
  );
}

function Fields({ choice, fields, onChange }: Omit<Props, 'title'>) {
  const pick = (label: string, value: FieldRef, put: (field: FieldRef) => ChartChoice, of = fields) => (
    <FieldSelect
      label={label}
      value={value}
      fields={of}
      onChange={(field) => field && onChange(put(field))}
    />
  );
  const metricsOnly = { params: [], metrics: fields.metrics };
  const paramsOnly = { params: fields.params, metrics: [] };
  switch (choice.kind) {
    case 'scatter': {
      const { colour: _, ...plain } = choice;
      return (
        <>
          {pick('Across', choice.x, (x) => ({ ...choice, x }))}
          {pick('Up', choice.y, (y) => ({ ...choice, y }))}
          <FieldSelect
            label="Colour"
            none="the run"
            value={choice.colour}
            fields={fields}
            onChange={(colour) => onChange(colour ? { ...choice, colour } : plain)}
          />
          <ScaleSelect
            label="Scale across"
            value={choice.xScale}
            onChange={(xScale) => onChange({ ...choice, xScale })}
          />
          <ScaleSelect
            label="Scale up"
            value={choice.yScale}
            onChange={(yScale) => onChange({ ...choice, yScale })}
          />
        </>
      );
    }
    case 'parallel':
      return <AxisPicker choice={choice} fields={fields} onChange={onChange} />;
    case 'box':
      return (
        <>
          {pick('Metric', choice.y, (y) => ({ ...choice, y }), metricsOnly)}
          {pick('By', choice.by, (by) => ({ ...choice, by }), paramsOnly)}
        </>
      );
    case 'bar': {
      const { by: _, ...plain } = choice;
      return (
        <>
          {pick('Metric', choice.y, (y) => ({ ...choice, y }), metricsOnly)}
          <FieldSelect
            label="A bar for each"
            none="run"
            value={choice.by}
            fields={paramsOnly}
            onChange={(by) => onChange(by ? { ...choice, by } : plain)}
          />
          {choice.by && (
            <label>
              Spread
              <select
                value={choice.spread}
                onChange={({ target }) =>
                  onChange({ ...choice, spread: target.value === 'interval' ? 'interval' : 'sd' })
                }
              >
                <option value="sd">standard deviation</option>
                <option value="interval">95 % interval</option>
              </select>
            </label>
          )}
        </>
      );
    }
    case 'heat':
      return (
        <>
          {pick('Across', choice.x, (x) => ({ ...choice, x }))}
          {pick('Up', choice.y, (y) => ({ ...choice, y }))}
          {pick('Metric', choice.value, (value) => ({ ...choice, value }), metricsOnly)}
        </>
      );
    default:
      return choice satisfies never;
  }
}

type ScaleProps = {
  readonly label: string;
  readonly value: ScaleKind;
  readonly onChange: (scale: ScaleKind) => void;
};

function ScaleSelect({ label, value, onChange }: ScaleProps) {
  const kinds: readonly ScaleKind[] = ['auto', 'linear', 'log'];
  return (
    <label>
      {label}
      <select
        value={value}
        onChange={({ target }) => onChange(kinds.find((kind) => kind === target.value) ?? 'auto')}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {kind === 'auto' ? 'by the values' : kind}
          </option>
        ))}
      </select>
    </label>
  );
}

type PickerProps = {
  readonly choice: Extract<ChartChoice, { kind: 'parallel' }>;
  readonly fields: ChartFields;
  readonly onChange: (choice: ChartChoice) => void;
};

function AxisPicker({ choice, fields, onChange }: PickerProps) {
  const has = ({ kind, key }: FieldRef) =>
    choice.axes.some(({ field }) => field.kind === kind && field.key === key);
  const toggle = (field: FieldRef, isOn: boolean) => {
    const axes = isOn
      ? [...choice.axes, { field }]
      : choice.axes.filter((axis) => axis.field.kind !== field.kind || axis.field.key !== field.key);
    if (axes.length > 0 && axes.length <= MOST_AXES) onChange({ ...choice, axes });
  };
  return (
    <details className="cols">
      <summary>Axes ({choice.axes.length})</summary>
      <div>
        {[...fields.params, ...fields.metrics].map((field) => (
          <label className="opt" key={`${field.kind}:${field.key}`}>
            <input
              type="checkbox"
              checked={has(field)}
              onChange={({ target }) => toggle(field, target.checked)}
            />{' '}
            <span>{field.key}</span>
          </label>
        ))}
      </div>
    </details>
  );
}
