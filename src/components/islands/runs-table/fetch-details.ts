import { decodeHistories } from '../../../columns/decode-histories.ts';
import { decodeSummaries, type MetricSummaryColumn, type RunTable } from '../../../columns/decode-runs.ts';
import type { MetricHistoriesFile } from '../../../columns/metric-histories.ts';
import type { RunsSummaries } from '../../../columns/runs-columns.ts';
import { fetchNeeded } from '../fetch-file.ts';
import { type HistoryColumn, historyColumn } from './history-column.ts';

/** Fetches the summaries of the histories, by metric. */
export async function fetchSummaries(
  url: string,
  count: number,
): Promise<ReadonlyMap<string, MetricSummaryColumn>> {
  const file: RunsSummaries = await (await fetchNeeded(url)).json();
  return decodeSummaries(file, count);
}

/**
 * Fetches the histories of a metric that has a file of them.
 *
 * @param folder where the columns are, with a slash at the end.
 */
export async function fetchHistories(folder: string, table: RunTable, key: string): Promise<HistoryColumn> {
  const metric = table.metrics.find((each) => each.key === key);
  if (!metric?.history) throw new Error(`no file of histories: ${key}`);
  const file: MetricHistoriesFile = await (await fetchNeeded(folder + metric.history.file)).json();
  return historyColumn(decodeHistories(file, metric.latest()));
}
