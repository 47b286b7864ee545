import { parseFields, type SignatureField } from './mlmodel.ts';

/** What MLflow's JSON texts say of a dataset. Any text may stand there; what cannot be read is undefined or empty. */

type Json = { readonly [key: string]: unknown };

function parseObject(json: string | undefined): Json {
  try {
    const value: unknown = JSON.parse(json ?? '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
  } catch {
    // Somebody's own text instead of JSON.
    return {};
  }
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function shape(value: unknown): readonly number[] | undefined {
  return Array.isArray(value) && value.every((size) => typeof size === 'number') ? value : undefined;
}

export type DatasetSize = { readonly rows: number | undefined; readonly columns: number | undefined };

/** Rows and columns from a profile: of tables `num_rows` and `num_elements`, of arrays `features_shape`. */
export function parseDatasetSize(profile: string | undefined): DatasetSize {
  const { num_rows, num_elements, features_shape } = parseObject(profile);
  const dimensions = shape(features_shape);
  const rows = count(num_rows) ?? count(dimensions?.[0]);
  const elements = count(num_elements) ?? dimensions?.reduce((product, size) => product * size, 1);
  const columns = rows && elements !== undefined ? elements / rows : undefined;
  return { rows, columns: count(columns) };
}

/** A part of a dataset's schema: the columns of a table, or the features or targets of arrays. */
export type SchemaPart = { readonly name: string; readonly fields: readonly SignatureField[] };

/** The parts of a schema; none when it is missing or of a form that MLflow does not write. */
export function parseDatasetSchema(schema: string | undefined): readonly SchemaPart[] {
  const { mlflow_colspec, mlflow_tensorspec } = parseObject(schema);
  const tensors =
    typeof mlflow_tensorspec === 'object' && mlflow_tensorspec !== null ? mlflow_tensorspec : {};
  const parts: readonly (readonly [string, unknown])[] = [
    ['Columns', mlflow_colspec],
    ...Object.entries(tensors).map(([name, fields]) => [name, fields] as const),
  ];
  return parts.flatMap(([name, fields]) => {
    // Columns are a list, features and targets a list as JSON within the JSON.
    const parsed = parseFields(typeof fields === 'string' ? fields : JSON.stringify(fields), true) ?? [];
    return parsed.length > 0 ? [{ name, fields: parsed }] : [];
  });
}

const PLACES = ['url', 'uri', 'path', 'delta_table_name', 'table_name', 'dataset_name'];

/**
 * Where a dataset came from, in a few words: the first of its source's address, path or name; the script for
 * datasets made by code.
 */
export function datasetPlace(source: string | undefined): string | undefined {
  const fields = parseObject(source);
  const place = PLACES.map((key) => fields[key]).find((value) => typeof value === 'string' && value !== '');
  if (typeof place === 'string') return place;
  const { tags } = fields;
  const script = typeof tags === 'object' && tags !== null ? (tags as Json)['mlflow.source.name'] : undefined;
  return typeof script === 'string' ? script : undefined;
}
