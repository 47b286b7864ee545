import type { ExportTable } from '../../src/analysis/export-table.ts';
import { metricGoal } from '../../src/analysis/metric-goal.ts';
import { type Experiment, experimentSchema } from '../../src/entities/experiment.ts';
import { type Run, runSchema } from '../../src/entities/run.ts';
import { compileFilter } from '../../src/search/compile.ts';
import { entityFields } from '../../src/search/entity-fields.ts';
import { sortRows } from '../../src/search/order.ts';
import { parseFilter } from '../../src/search/parse.ts';
import { parseColumns } from '../../src/search/parse-columns.ts';
import { parseOrder } from '../../src/search/parse-order.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { readCollectionLines } from '../../src/snapshot/read-snapshot.ts';
import { histories } from './histories.ts';
import { defaultColumns, expandColumns, tableOfRuns } from './run-columns.ts';
import { explained, wantedExperiments } from './wanted-experiments.ts';

export type Query = {
  readonly filter: string;
  readonly orderBy: string;
  /** Names, ids or keys; none means all. */
  readonly experiments: readonly string[];
  /** Columns as a text; which run it is and what was asked for when absent. */
  readonly columns?: string | undefined;
  readonly limit?: number | undefined;
  readonly includeDeleted: boolean;
};

/**
 * Searches the runs of a snapshot and makes a table of what was found.
 *
 * @throws UsageError when the query cannot be understood; the message shows where.
 */
export function queryRuns(snapshotDir: string, query: Query, settings: Settings): ExportTable {
  const all = [...readCollectionLines(snapshotDir, 'experiments')].map((line) =>
    experimentSchema.parse(JSON.parse(line)),
  );
  const experiments = wantedExperiments(all, query.experiments);
  const [only] = experiments.length === 1 ? experiments : [];
  const goalOf = (metric: string) => metricGoal(metric, settings, only).goal;
  const filter = explained('filter', query.filter, (text) => parseFilter(text, { goalOf }));
  const order = explained('order', query.orderBy, (text) => parseOrder(text, { goalOf }));
  const named = explained('columns', query.columns ?? '', (text) => parseColumns(text, { goalOf }));

  const fields = entityFields(histories(snapshotDir));
  const found = searchedRuns(snapshotDir, experiments, query).filter(
    compileFilter(filter, fields, { goalOf }),
  );
  const runs = sortRows(found, order, fields, { goalOf }).slice(0, query.limit);
  const columns = named.length > 0 ? named : defaultColumns(filter, order);
  const table = tableOfRuns(runs, expandColumns(columns, runs), { fields, goalOf });
  return named.length > 0 || only ? table : withExperiments(table, runs, experiments);
}

function searchedRuns(
  snapshotDir: string,
  experiments: readonly Experiment[],
  { includeDeleted }: Query,
): readonly Run[] {
  const keys = new Set<string>(experiments.map(({ key }) => key));
  const runs: Run[] = [];
  for (const line of readCollectionLines(snapshotDir, 'runs')) {
    const run = runSchema.parse(JSON.parse(line));
    if (keys.has(run.experimentKey) && (includeDeleted || run.lifecycleStage === 'active')) runs.push(run);
  }
  return runs;
}

/** Of runs of several experiments the first column says which. */
function withExperiments(
  table: ExportTable,
  runs: readonly Run[],
  experiments: readonly Experiment[],
): ExportTable {
  const names = new Map<string, string>(experiments.map(({ key, name }) => [key, name || key]));
  return {
    headers: ['experiment', ...table.headers],
    rows: table.rows.map((row, index) => {
      const name = names.get(runs[index]?.experimentKey ?? '') ?? '';
      return [{ text: name, data: name }, ...row];
    }),
  };
}
