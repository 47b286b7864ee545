import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { queryRuns } from '../../../../scripts/cli/query-runs.ts';
import { decodeHistories } from '../../../columns/decode-histories.ts';
import { decodeRuns, type RunTable } from '../../../columns/decode-runs.ts';
import { findSources } from '../../../ingest/find-sources.ts';
import { ingest } from '../../../ingest/ingest.ts';
import { sortRows } from '../../../search/order.ts';
import { parseOrder } from '../../../search/parse-order.ts';
import { printField } from '../../../search/print.ts';
import { settingsSchema } from '../../../settings/settings.ts';
import { writeExperimentData } from '../../../site/experiment-data.ts';
import { loadReport } from '../../../site/load-report.ts';
import { readCollectionLines, readHistory, readManifest } from '../../../snapshot/read-snapshot.ts';
import { keptFolder } from '../../../testing/temp-store.ts';
import { historyColumn } from './history-column.ts';
import type { MetricValue } from './metric-value.ts';
import { columnFields, searchRuns } from './search-runs.ts';
import { type MetricDetail, metricValues, type Summaries } from './table-column.ts';

const folder = keptFolder();
const snapshotDir = join(folder, 'snapshot');
const settings = settingsSchema.parse({});

/** An experiment as the browser has it: from the files of the site alone. */
type Site = { readonly key: string; readonly table: RunTable; readonly summaries: Summaries };
let sites: readonly Site[] = [];

beforeAll(async () => {
  const sources = findSources([{ path: 'runs' }], process.cwd());
  await ingest({ sources, snapshotDir, force: true });
  const report = await loadReport(readManifest(snapshotDir), settings, (name) =>
    readCollectionLines(snapshotDir, name),
  );
  const files = new Map<string, string>();
  writeExperimentData(
    report,
    readCollectionLines(snapshotDir, 'runs'),
    (run) => readHistory(snapshotDir, run.key),
    (path, text) => files.set(path, text),
  );
  sites = [...files.keys()]
    .filter((path) => path.endsWith('/runs-columns.json'))
    .map((path) => siteOf(path.replace('runs-columns.json', ''), files));
}, 60_000);

function siteOf(at: string, files: ReadonlyMap<string, string>): Site {
  const table = decodeRuns(JSON.parse(files.get(`${at}runs-columns.json`) ?? ''));
  const details = table.metrics.map(({ key, history, latest }): [string, MetricDetail] => {
    const file = JSON.parse(files.get(at + history?.file) ?? '');
    return [key, { histories: historyColumn(decodeHistories(file, latest())) }];
  });
  return { key: table.experimentKey, table, summaries: new Map(details) };
}

/** What the command line finds: a run a row, its id first. */
function queried(site: Site, { filter = '', orderBy = '', columns = 'run_id' }) {
  const query = { filter, orderBy, columns, experiments: [site.key], includeDeleted: false };
  return queryRuns(snapshotDir, query, settings).rows.map((row) => row.map(({ data }) => data));
}

const anyValue: fc.Arbitrary<MetricValue> = fc.oneof(
  fc.constantFrom(0, 1, 2, 5, 10, 19, 40, 199, -1).map((step) => ({ kind: 'at', step }) as const),
  fc.constantFrom(1, 2, 3, 5, 20, 1000).map((points) => ({ kind: 'mean', points }) as const),
);
const anySite = fc.nat().map((number) => sites[number % sites.length]!);

/** A metric of an experiment with a value of it, the limit that it is compared with being one that a run has. */
const anyTerm = fc
  .record({
    metric: fc.nat(),
    value: anyValue,
    row: fc.nat(),
    operator: fc.constantFrom('<', '>=', '=', '!='),
  })
  .map(({ metric, value, row, operator }) => (site: Site) => {
    const column = site.table.metrics[metric % site.table.metrics.length]!;
    const field = printField({ kind: 'metric', key: column.key, value });
    const values = metricValues(column, value, site.summaries).filter((each) => Number.isFinite(each));
    const limit = values[row % Math.max(1, values.length)];
    return { field, test: limit === undefined ? `${field} IS NULL` : `${field} ${operator} ${limit}` };
  });

describe('the table of runs in the browser', () => {
  it('has experiments of the sample whose metrics all have histories', () => {
    expect(sites.length).toBeGreaterThan(2);
    for (const { table } of sites) expect(table.metrics.every(({ history }) => history)).toBe(true);
  });

  it('finds and orders runs by at() and mean() as npm run query does', { timeout: 120_000 }, () => {
    let found = 0;
    fc.assert(
      fc.property(
        anySite,
        fc.tuple(anyTerm, anyTerm, anyTerm),
        fc.constantFrom(' AND ', ' OR ', ' AND NOT '),
        fc.constantFrom('', ' DESC'),
        (site, terms, joint, direction) => {
          const [first, second, by] = terms.map((term) => term(site));
          const filter = `${first?.test}${joint}${second?.test}`;
          const orderBy = `${by?.field}${direction}, run_id`;
          const search = searchRuns(filter, site.table, site.summaries);
          if (search.kind !== 'test' || !search.test) throw new Error(`no test for ${filter}`);
          const rows = site.table.runIds.map((_, row) => row).filter(search.test);
          const sorted = sortRows(rows, parseOrder(orderBy), columnFields(site.table, site.summaries));
          const ids = sorted.map((row) => site.table.runIds[row]);
          found += ids.length > 0 && ids.length < site.table.count ? 1 : 0;
          expect(ids, `${filter} ordered by ${orderBy}`).toEqual(
            queried(site, { filter, orderBy }).map(([id]) => id),
          );
        },
      ),
      { numRuns: 100 },
    );
    expect(found).toBeGreaterThan(5);
  });

  it('shows the very values that npm run query prints', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anySite, anyValue, (site, value) => {
        const { metrics, runIds } = site.table;
        const fields = metrics.map(({ key }) => printField({ kind: 'metric', key, value }));
        const printed = new Map(
          queried(site, { columns: ['run_id', ...fields].join(', ') }).map(([id, ...data]) => [id, data]),
        );
        const shown = metrics.map((column) => metricValues(column, value, site.summaries));
        runIds.forEach((id, row) => {
          expect(shown.map((values) => values[row])).toEqual(printed.get(id));
        });
      }),
      { numRuns: 40 },
    );
  });
});
