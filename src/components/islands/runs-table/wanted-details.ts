import type { RunTable } from '../../../columns/decode-runs.ts';
import { sourceOf } from './metric-value.ts';
import { detailsOfFilter } from './search-runs.ts';
import type { TableColumn } from './table-column.ts';
import type { WantedDetails } from './use-details.ts';
import type { View } from './view.ts';

/** Up to this many runs, the outlines of histories are fetched with the table; beyond, when something asks for them. */
const MOST_WITH_SUMMARIES = 2_000;

/**
 * What a view needs of the histories: of the metrics that are shown, sorted by or asked for by the filter, those that
 * have a file.
 */
export function wantedDetails(
  table: RunTable,
  { filter, sort, value }: Pick<View, 'filter' | 'sort' | 'value'>,
  columns: readonly TableColumn[],
): WantedDetails {
  const asked = detailsOfFilter(filter, table);
  const source = sourceOf(value);
  const used = source === 'histories' ? usedMetrics(sort, columns) : [];
  const withFile = new Set(table.metrics.flatMap(({ key, history }) => (history ? [key] : [])));
  return {
    summaries: table.count <= MOST_WITH_SUMMARIES || source === 'summaries' || asked.summaries,
    histories: [...new Set([...used, ...asked.histories])].filter((key) => withFile.has(key)),
  };
}

function usedMetrics(sort: View['sort'], columns: readonly TableColumn[]): readonly string[] {
  const shown = columns.flatMap(({ metric }) => metric?.key ?? []);
  const sorted = sort.flatMap(({ id }) => (id.startsWith('metrics.') ? [id.slice('metrics.'.length)] : []));
  return [...shown, ...sorted];
}
