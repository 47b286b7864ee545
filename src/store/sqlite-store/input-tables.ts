import type { KeyValue } from '../../entities/scalar.ts';
import { countRows } from '../row-counts.ts';
import { type Database, textOf } from './database.ts';
import { pairOf } from './meta-of-row.ts';
import type { RowFaults } from './row-faults.ts';
import type { RunDraft, RunDrafts } from './run-draft.ts';
import { RUN_IDS } from './run-ids.ts';

/**
 * The three kinds of edges in the table `inputs`. Those to models have the run as their source, unlike the files of a
 * file store.
 */
const TO_DATASET = "source_type = 'DATASET' AND destination_type = 'RUN'";
const TO_MODEL =
  "(source_type = 'RUN_INPUT' AND destination_type = 'MODEL_INPUT' OR source_type = 'RUN_OUTPUT' AND destination_type = 'MODEL_OUTPUT')";
const COLUMNS = ['input_uuid', 'source_type', 'source_id', 'destination_id', 'step'];

/** Reads the datasets that runs used, and the logged models that they used and made. */
export function readInputs(database: Database, range: readonly string[], drafts: RunDrafts): void {
  const inputs: Inputs = new Map();
  const datasets = { tail: `WHERE ${TO_DATASET} AND destination_id BETWEEN ? AND ?`, values: range };
  for (const row of database.rows('inputs', COLUMNS, datasets)) {
    const draft = drafts.get(textOf(row['destination_id']) ?? '');
    if (!draft) continue;
    const tags: KeyValue[] = [];
    draft.datasetInputs.push({ datasetId: textOf(row['source_id']) ?? '', tags });
    inputs.set(textOf(row['input_uuid']) ?? '', { tags, draft });
    countRows(draft.rows, 'inputs', 1);
  }
  if (inputs.size > 0) readInputTags(database, range, inputs);
  const models = { tail: `WHERE ${TO_MODEL} AND source_id BETWEEN ? AND ?`, values: range };
  for (const row of database.rows('inputs', COLUMNS, models)) {
    const draft = drafts.get(textOf(row['source_id']) ?? '');
    if (!draft) continue;
    const modelId = textOf(row['destination_id']) ?? '';
    if (textOf(row['source_type']) === 'RUN_INPUT') draft.modelInputs.push({ modelId });
    else draft.modelOutputs.push({ modelId, step: textOf(row['step']) });
    countRows(draft.rows, 'inputs', 1);
  }
}

/** By its id, the tags of an input and the run that has it. */
type Inputs = Map<string, { readonly tags: KeyValue[]; readonly draft: RunDraft }>;

function readInputTags(database: Database, range: readonly string[], inputs: Inputs): void {
  const tail = `WHERE input_uuid IN (SELECT input_uuid FROM inputs WHERE ${TO_DATASET} AND destination_id BETWEEN ? AND ?)`;
  for (const row of database.rows('input_tags', ['input_uuid', 'name', 'value'], { tail, values: range })) {
    const input = inputs.get(textOf(row['input_uuid']) ?? '');
    if (!input) continue;
    input.tags.push(pairOf(row, 'name'));
    countRows(input.draft.rows, 'input_tags', 1);
  }
}

/** Accounts for edges that lead from or to no run, are of no known kind, and for tags of no input to a run. */
export function findStrayInputs(database: Database, faults: RowFaults): void {
  if (!database.has('inputs')) return;
  const known = `IN (${RUN_IDS})`;
  const used = `(${TO_DATASET} AND destination_id ${known}) OR (${TO_MODEL} AND source_id ${known})`;
  const columns = ['source_type', 'source_id', 'destination_type', 'destination_id'];
  for (const row of database.rows('inputs', columns, { tail: `WHERE (${used}) IS NOT TRUE` })) {
    const cells = columns.map((column) => textOf(row[column]) ?? 'NULL');
    faults.add('inputs', 'rows-orphaned', 'run', cells.join(' '));
  }
  const tail = `WHERE (input_uuid IN (SELECT input_uuid FROM inputs WHERE ${TO_DATASET} AND destination_id ${known})) IS NOT TRUE`;
  for (const row of database.rows('input_tags', ['input_uuid'], { tail }))
    faults.add('input_tags', 'rows-orphaned', 'input of a run', textOf(row['input_uuid']) ?? 'NULL');
}
