import type { MetricField, NumberField, OrderField, TextField } from './ast.ts';
import { numberOf } from './number-text.ts';
import type { Read, RunFields, SearchOptions } from './run-fields.ts';

/** Reads the one value, a number or a text, of a field that has no more than one. */
export function readValue<Row>(
  field: OrderField,
  fields: RunFields<Row>,
  options: SearchOptions,
): Read<Row, number | string> {
  switch (field.kind) {
    case 'param':
    case 'tag':
    case 'attribute':
      return readText(field, fields);
    default:
      return readNumber(field, fields, options);
  }
}

/** Reads the number of a field; undefined when a run has none. */
export function readNumber<Row>(
  field: NumberField,
  fields: RunFields<Row>,
  options: SearchOptions,
): Read<Row, number> {
  switch (field.kind) {
    case 'metric':
      return readMetric(field, fields, options);
    case 'time':
      return fields.time(field.name);
    case 'duration':
      return readDuration(fields);
    case 'number':
      return readNumberOf(readText(field.of, fields));
  }
}

function readMetric<Row>(
  { key, value }: MetricField,
  fields: RunFields<Row>,
  { goalOf }: SearchOptions,
): Read<Row, number> {
  if (value.kind !== 'best') return fields.metric(key, value);
  const goal = goalOf?.(key);
  if (!goal) return () => undefined;
  return fields.metric(key, { kind: goal === 'maximize' ? 'max' : 'min' });
}

function readDuration<Row>(fields: RunFields<Row>): Read<Row, number> {
  const start = fields.time('start_time');
  const end = fields.time('end_time');
  return (row) => {
    const from = start(row);
    const to = end(row);
    return from === undefined || to === undefined ? undefined : to - from;
  };
}

function readNumberOf<Row>(read: Read<Row, string>): Read<Row, number> {
  return (row) => {
    const text = read(row);
    return text === undefined ? undefined : numberOf(text);
  };
}

/** Reads the text of a field that has no more than one. */
export function readText<Row>(
  field: Exclude<TextField, { kind: 'dataset' }>,
  fields: RunFields<Row>,
): Read<Row, string> {
  switch (field.kind) {
    case 'param':
      return fields.param(field.key);
    case 'tag':
      return fields.tag(field.key);
    case 'attribute':
      return fields.attribute(field.name);
  }
}
