import { compareText } from '../../analysis/order.ts';
import { compareStarted } from '../../analysis/rank-runs.ts';
import type { Dataset } from '../../entities/dataset.ts';
import type { Experiment } from '../../entities/experiment.ts';
import type { Run } from '../../entities/run.ts';
import {
  datasetPlace,
  parseDatasetSchema,
  parseDatasetSize,
  type SchemaPart,
} from '../../previews/dataset-text.ts';
import type { Report } from '../report.ts';
import { datasetAnchor } from '../routes.ts';

/** A dataset by name and digest, whichever experiments recorded it. */
export type DatasetRow = {
  readonly anchor: string;
  readonly dataset: Dataset;
  readonly place: string | undefined;
  readonly rows: number | undefined;
  readonly columns: number | undefined;
  /** How runs used it, e.g. training, with the number of runs; `undefined` when a run did not say. */
  readonly contexts: readonly { readonly context: string | undefined; readonly runs: number }[];
  readonly runs: readonly Run[];
  readonly experiments: readonly Experiment[];
  /** Number of sources that the experiments are of. */
  readonly sources: number;
  /** Its schema among those of the page. */
  readonly schema: DatasetSchema | undefined;
};

/** A schema, said once for all datasets that have it. */
export type DatasetSchema = {
  readonly anchor: string;
  readonly number: number;
  readonly parts: readonly SchemaPart[];
  readonly datasets: number;
  /** Names of the datasets, each once. */
  readonly names: readonly string[];
};

export type DatasetsPageData = {
  readonly rows: readonly DatasetRow[];
  /** Beyond the rows that a page can hold: listed in brief, as runs link to them. */
  readonly rest: readonly DatasetRow[];
  readonly schemas: readonly DatasetSchema[];
  /** Schemas that are not shown. */
  readonly moreSchemas: number;
};

const MOST_ROWS = 400;
const MOST_SCHEMAS = 100;

/** What the page of datasets shows: all of them by name, with the schemas that they share. */
export function datasetsPageData(report: Report): DatasetsPageData {
  const groups = [...Map.groupBy(report.datasets, ({ name, digest }) => datasetAnchor(name, digest))];
  const schemas = sharedSchemas(groups.flatMap(([, [dataset]]) => dataset ?? []));
  const uses = usesByAnchor(report.runs);
  const rows = groups.flatMap(([anchor, members]): DatasetRow[] => {
    const [dataset] = members;
    if (!dataset) return [];
    const used = uses.get(anchor) ?? [];
    const runs = [...new Set(used.map(({ run }) => run))].sort(compareStarted);
    const schema = schemas.get(dataset.schema ?? '');
    const size = parseDatasetSize(dataset.profile);
    const experiments = [...new Set(members.map(({ experimentKey }) => experimentKey))].flatMap(
      (key) => report.experimentByKey.get(key) ?? [],
    );
    return [
      {
        anchor,
        dataset,
        place: datasetPlace(dataset.source),
        rows: size.rows,
        columns: schema?.parts[0]?.name === 'Columns' ? schema.parts[0].fields.length : size.columns,
        contexts: contextsOf(used),
        runs,
        experiments,
        sources: new Set(experiments.map(({ sourceId }) => sourceId)).size,
        schema: schema && schema.number <= MOST_SCHEMAS ? schema : undefined,
      },
    ];
  });
  rows.sort(
    (a, b) => compareText(a.dataset.name, b.dataset.name) || compareText(a.dataset.digest, b.dataset.digest),
  );
  return {
    rows: rows.slice(0, MOST_ROWS),
    rest: rows.slice(MOST_ROWS),
    schemas: [...schemas.values()].slice(0, MOST_SCHEMAS),
    moreSchemas: Math.max(0, schemas.size - MOST_SCHEMAS),
  };
}

type Use = { readonly run: Run; readonly context: string | undefined };

function usesByAnchor(runs: readonly Run[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const run of runs) {
    for (const { name, digest, context } of run.datasets) {
      const anchor = datasetAnchor(name, digest);
      const known = uses.get(anchor);
      if (known) known.push({ run, context });
      else uses.set(anchor, [{ run, context }]);
    }
  }
  return uses;
}

function contextsOf(uses: readonly Use[]): DatasetRow['contexts'] {
  return [...Map.groupBy(uses, ({ context }) => context)]
    .map(([context, members]) => ({ context, runs: new Set(members.map(({ run }) => run)).size }))
    .sort((a, b) => b.runs - a.runs || compareText(a.context ?? '', b.context ?? ''));
}

/** The schemas by their JSON text, in the order of their first dataset. */
function sharedSchemas(datasets: readonly Dataset[]): ReadonlyMap<string, DatasetSchema> {
  const sorted = [...datasets].sort((a, b) => compareText(a.name, b.name) || compareText(a.digest, b.digest));
  const schemas = [...Map.groupBy(sorted, ({ schema = '' }) => schema)]
    .map(([json, members]) => ({ json, members, parts: parseDatasetSchema(json) }))
    .filter(({ parts }) => parts.length > 0)
    .map(({ json, members, parts }, index): [string, DatasetSchema] => [
      json,
      {
        anchor: `schema-${index + 1}`,
        number: index + 1,
        parts,
        datasets: members.length,
        names: [...new Set(members.map(({ name }) => name || 'unnamed'))],
      },
    ]);
  return new Map(schemas);
}
