import type { ChartTable } from '../../../charts/run-chart.ts';
import { cut, formatMetric, NOT_LOGGED } from '../../../site/format.ts';

const LONGEST = 60;
const MOST_ROWS = 200;

type Props = { readonly title: string; readonly table: ChartTable; readonly hrefOf: (run: string) => string };

/** The numbers behind a chart, folded. */
export function ChartData({ title, table, hrefOf }: Props) {
  const { headers, rows } = table;
  const isNumber = headers.map((_, column) => rows.some(({ cells }) => typeof cells[column] === 'number'));
  const text = (cell: number | string | undefined) =>
    cell === undefined ? NOT_LOGGED : typeof cell === 'number' ? formatMetric(cell) : cut(cell, LONGEST);
  const numeric = (column: number) => (isNumber[column] ? 'n' : undefined);
  return (
    <details className="fold">
      <summary>Chart data as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <section className="tw" aria-label={`Data of ${title}`} tabIndex={0}>
        <table className="dt">
          <thead>
            <tr>
              {headers.map((header, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <th scope="col" key={column} className={isNumber[column] ? 'n m' : 'm'}>
                  {cut(header, LONGEST)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map(({ run, cells }, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
              <tr key={row}>
                <th scope="row" className={numeric(0)}>
                  {run === undefined ? text(cells[0]) : <a href={hrefOf(run)}>{text(cells[0])}</a>}
                </th>
                {cells.slice(1).map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  <td key={column} className={numeric(column + 1)}>
                    {text(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
