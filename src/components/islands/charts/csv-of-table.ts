import { exportCsv } from '../../../analysis/export-csv.ts';
import type { ChartTable } from '../../../charts/run-chart.ts';

/** The numbers behind a chart, exact, with the id of each row's run where rows are runs. */
export function csvOfTable({ headers, rows }: ChartTable): string {
  const hasRuns = rows.some(({ run }) => run !== undefined);
  return exportCsv({
    headers: hasRuns ? ['run_id', ...headers] : headers,
    rows: rows.map(({ run, cells }) =>
      (hasRuns ? [run, ...cells] : cells).map((data) => ({ text: String(data ?? ''), data })),
    ),
  });
}
