import type { KeyValue } from '../../entities/scalar.ts';
import type { Meta } from '../run-store.ts';
import { type Row, textOf } from './database.ts';

/** Names the fields of a row as MLflow's `meta.yaml` has them; `columns` maps field to column. */
export function metaOfRow(row: Row, columns: Readonly<Record<string, string>>): Meta {
  return new Map(Object.entries(columns).map(([field, column]) => [field, textOf(row[column]) ?? null]));
}

/** A param or tag from the columns that hold its key and value; NULL is the empty text, as MLflow reads it. */
export function pairOf(row: Row, key = 'key', value = 'value'): KeyValue {
  return { key: textOf(row[key]) ?? '', value: textOf(row[value]) ?? '' };
}
