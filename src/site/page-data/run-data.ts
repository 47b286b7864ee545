import type { Dataset } from '../../entities/dataset.ts';
import type { Run } from '../../entities/run.ts';
import type { KeyValue } from '../../entities/scalar.ts';
import { cut, formatCount } from '../format.ts';
import { datasetLabel, isReservedTag, pair } from '../labels.ts';
import type { Report } from '../report.ts';
import { parseVisible } from '../visible-text.ts';
import { type FoldedList, foldList } from './folded-list.ts';
import { fitTexts } from './run-params.ts';

/** One dataset that a run used. */
export type DatasetRow = {
  readonly name: string;
  /** As logged; its place on the page of datasets is made of it. */
  readonly anchorName: string;
  readonly digest: string;
  readonly context: string | undefined;
  /** The input's other tags, as `key=value`. */
  readonly tags: readonly string[];
  readonly tagsLeft: number;
  readonly rows: string | undefined;
  readonly columns: string | undefined;
  readonly source: string | undefined;
  /** Fields of the schema, `name: type`. */
  readonly schema: readonly string[];
  readonly schemaLeft: number;
};

export type RunData = {
  readonly datasets: FoldedList<DatasetRow>;
  readonly tags: FoldedList<KeyValue>;
};

const SHOWN_DATASETS = 8;
const SHOWN_TAGS = 14;
const FOLDED = 12;
const MOST_FIELDS = 24;
const MOST_INPUT_TAGS = 4;

/** The datasets and the user's own tags of a run. */
export function runData(run: Run, report: Report): RunData {
  const datasets = foldList(run.datasets, SHOWN_DATASETS, FOLDED);
  const rowOf = (input: Run['datasets'][number]) =>
    datasetRow(input, report.datasetByKey.get(input.datasetKey));
  const shorten = fitTexts(report.settings.limits.textCharacters);
  const tags = foldList(
    run.tags.filter(({ key }) => !isReservedTag(key)),
    SHOWN_TAGS,
    FOLDED,
  );
  const fitTag = ({ key, value }: KeyValue) => ({ key: cut(key, 80), value: shorten(value) });
  return {
    datasets: { shown: datasets.shown.map(rowOf), folded: datasets.folded.map(rowOf), left: datasets.left },
    tags: { shown: tags.shown.map(fitTag), folded: tags.folded.map(fitTag), left: tags.left },
  };
}

type Json = Readonly<Record<string, unknown>>;

/** Any text may stand where JSON should; then nothing is known. */
function parse(json: string | undefined): Json {
  try {
    const value = parseVisible(json ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Json) : {};
  } catch {
    return {};
  }
}

function datasetRow(
  { name, digest, context, tags = [] }: Run['datasets'][number],
  dataset: Dataset | undefined,
): DatasetRow {
  const profile = parse(dataset?.profile);
  const schema = schemaFields(parse(dataset?.schema));
  const rows = profile['num_rows'] ?? shapeOf(profile)?.[0];
  const { mlflow_colspec: colspec } = parse(dataset?.schema);
  const columns = Array.isArray(colspec) ? colspec.length : (profile['num_columns'] ?? shapeOf(profile)?.[1]);
  return {
    name: datasetLabel({ name, digest }),
    anchorName: name,
    digest,
    context,
    tags: tags.slice(0, MOST_INPUT_TAGS).map(({ key, value }) => cut(pair(key, value), 80)),
    tagsLeft: Math.max(0, tags.length - MOST_INPUT_TAGS),
    rows: typeof rows === 'number' ? formatCount(rows) : undefined,
    columns: typeof columns === 'number' ? formatCount(columns) : undefined,
    source: sourceOf(dataset),
    schema: schema.slice(0, MOST_FIELDS),
    schemaLeft: Math.max(0, schema.length - MOST_FIELDS),
  };
}

/** NumPy datasets have the shape of their features instead of counts; several arrays have no one shape. */
function shapeOf(profile: Json): readonly unknown[] | undefined {
  const shape = profile['features_shape'] ?? profile['shape'];
  return Array.isArray(shape) ? shape : undefined;
}

function schemaFields({ mlflow_colspec: columns, mlflow_tensorspec: tensors }: Json): readonly string[] {
  if (Array.isArray(columns)) {
    return columns.map((column: unknown) => {
      const { name, type } = (typeof column === 'object' && column !== null ? column : {}) as Json;
      return cut(`${String(name ?? '')}: ${String(type ?? '')}`, 80);
    });
  }
  return tensors === undefined ? [] : [cut(JSON.stringify(tensors), 200)];
}

/** A path or address in the source's JSON, else its type alone. */
function sourceOf(dataset: Dataset | undefined): string | undefined {
  const source = parse(dataset?.source);
  const place = source['uri'] ?? source['url'] ?? source['path'] ?? source['tags'];
  if (typeof place === 'string') return cut(place, 120);
  const script =
    typeof place === 'object' && place !== null ? (place as Json)['mlflow.source.name'] : undefined;
  return typeof script === 'string' ? `code, ${cut(script, 100)}` : dataset?.sourceType;
}
