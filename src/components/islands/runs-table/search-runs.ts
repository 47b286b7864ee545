import type { DatasetUsed, RunTable } from '../../../columns/decode-runs.ts';
import { compileFilter } from '../../../search/compile.ts';
import { parseFilter } from '../../../search/parse.ts';
import type { RunFields } from '../../../search/run-fields.ts';
import { SearchError, type TextRange } from '../../../search/search-error.ts';
import type { RowTest } from './match-rows.ts';
import type { Summaries } from './table-column.ts';

/** What a filter text means: a test, which is undefined when it lets everything pass, or what is wrong with it. */
export type Search =
  | { readonly kind: 'test'; readonly test: RowTest | undefined }
  | { readonly kind: 'error'; readonly message: string; readonly range: TextRange };

/** Reads a filter in the search language; summaries are needed for `min()`, `max()` and `best()`. */
export function searchRuns(text: string, table: RunTable, summaries: Summaries): Search {
  if (text.trim() === '') return { kind: 'test', test: undefined };
  const goalOf = (key: string) => table.metrics.find((metric) => metric.key === key)?.goal;
  try {
    return {
      kind: 'test',
      test: compileFilter(parseFilter(text, { goalOf }), columnFields(table, summaries), { goalOf }),
    };
  } catch (error) {
    if (error instanceof SearchError) return { kind: 'error', message: error.message, range: error.range };
    throw error;
  }
}

/** How searching reads a row of the columns. */
export function columnFields(table: RunTable, summaries: Summaries): RunFields<number> {
  const { startTimeMs, durationMs } = table;
  const texts = (values: readonly (string | undefined)[] | undefined) => (row: number) => values?.[row];
  const byKey = <Column extends { readonly key: string }>(columns: readonly Column[], key: string) =>
    columns.find((column) => column.key === key);
  return {
    attribute: (name) => {
      switch (name) {
        case 'run_id':
          return texts(table.runIds);
        case 'run_name':
          return texts(table.names());
        case 'status':
          return texts(table.status);
        case 'user_id':
          return texts(table.userId());
        case 'artifact_uri':
          return texts(table.artifactUri());
        default:
          return name satisfies never;
      }
    },
    time: (name) => (row) => {
      const start = startTimeMs[row];
      if (name === 'start_time' || start === undefined) return name === 'start_time' ? start : undefined;
      const duration = durationMs[row];
      return duration === undefined ? undefined : start + duration;
    },
    param: (key) => texts(byKey(table.params, key)?.values()),
    tag: (key) => texts(key === 'mlflow.runName' ? table.names() : byKey(table.tags, key)?.values()),
    metric: (key, value) => {
      const summary = summaries?.get(key);
      const values =
        value.kind === 'latest'
          ? byKey(table.metrics, key)?.latest()
          : value.kind === 'min' || value.kind === 'max'
            ? summary?.[value.kind]()
            : undefined;
      return (row) => values?.[row];
    },
    dataset: (name) => (row) =>
      table.datasetsOf(row).flatMap((number) => datasetText(table.datasets[number], name)),
  };
}

function datasetText(
  dataset: DatasetUsed | undefined,
  name: 'name' | 'digest' | 'context',
): readonly string[] {
  const text = dataset?.[name];
  return text === undefined ? [] : [text];
}
