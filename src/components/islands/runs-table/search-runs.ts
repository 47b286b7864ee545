import type { DatasetUsed, RunTable } from '../../../columns/decode-runs.ts';
import type { Field } from '../../../search/ast.ts';
import { compileFilter } from '../../../search/compile.ts';
import { parseFilter } from '../../../search/parse.ts';
import type { GoalOf } from '../../../search/parse-field.ts';
import type { RunFields } from '../../../search/run-fields.ts';
import { SearchError, type TextRange } from '../../../search/search-error.ts';
import { fieldsOf, historiesNeeded } from '../../../search/searched-fields.ts';
import type { RowTest } from './match-rows.ts';
import { sourceOf } from './metric-value.ts';
import { metricValues, type Summaries } from './table-column.ts';
import type { WantedDetails } from './use-details.ts';
import { leftOutText, type ValueState, valueState } from './value-state.ts';

/**
 * What a filter text means: a test, which is undefined when it lets everything pass; what is wrong with it; or that
 * what it asks for is on its way, or could not be fetched.
 */
export type Search =
  | { readonly kind: 'test'; readonly test: RowTest | undefined }
  | { readonly kind: 'error'; readonly message: string; readonly range: TextRange }
  | { readonly kind: 'waits'; readonly failed: boolean };

/** Reads a filter in the search language, with what has been fetched of the histories. */
export function searchRuns(text: string, table: RunTable, summaries: Summaries): Search {
  if (text.trim() === '') return { kind: 'test', test: undefined };
  const goalOf = goalsOf(table);
  try {
    const filter = parseFilter(text, { goalOf });
    const states = new Set(
      filter ? fieldsOf(filter).map((field) => fieldState(table, field, summaries)) : [],
    );
    if (states.has('left-out')) return { kind: 'error', message: leftOutText(table), range: callIn(text) };
    if (states.has('failed') || states.has('loading')) return { kind: 'waits', failed: states.has('failed') };
    return { kind: 'test', test: compileFilter(filter, columnFields(table, summaries), { goalOf }) };
  } catch (error) {
    if (error instanceof SearchError) return { kind: 'error', message: error.message, range: error.range };
    throw error;
  }
}

function goalsOf(table: RunTable): GoalOf {
  return (key) => table.metrics.find((metric) => metric.key === key)?.goal;
}

/** What a filter needs of the histories; nothing while it cannot be read. */
export function detailsOfFilter(text: string, table: RunTable): WantedDetails {
  try {
    const filter = parseFilter(text, { goalOf: goalsOf(table) });
    return {
      summaries: (filter ? fieldsOf(filter) : []).some(
        (field) => field.kind === 'metric' && sourceOf(field.value) === 'summaries',
      ),
      histories: historiesNeeded(filter),
    };
  } catch (error) {
    if (error instanceof SearchError) return { summaries: false, histories: [] };
    throw error;
  }
}

function fieldState(table: RunTable, field: Field, summaries: Summaries): ValueState {
  const metric = field.kind === 'metric' && table.metrics.find(({ key }) => key === field.key);
  return metric ? valueState(table, metric, field.value, summaries) : 'known';
}

/** Where a text asks for histories. */
function callIn(text: string): TextRange {
  const found = /\b(?:at|mean)\s*\([^)]*\)?/i.exec(text);
  const from = found?.index ?? 0;
  return { from, to: from + (found?.[0].length ?? text.length) };
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
      const column = byKey(table.metrics, key);
      const values = column && metricValues(column, value, summaries);
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
