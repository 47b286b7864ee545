import type { Meta } from '../run-store.ts';
import { type Row, textOf } from './database.ts';

/** Names the fields of a row as MLflow's `meta.yaml` has them; `columns` maps field to column. */
export function metaOfRow(row: Row, columns: Readonly<Record<string, string>>): Meta {
  return new Map(Object.entries(columns).map(([field, column]) => [field, textOf(row[column]) ?? null]));
}
