import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { decodeRuns } from '../../../columns/decode-runs.ts';
import type { RunsColumns } from '../../../columns/runs-columns.ts';
import { fetchNeeded } from '../fetch-file.ts';
import type { Island } from '../island.ts';
import { measureColumns } from './measure-columns.ts';
import { RunsTable } from './RunsTable.tsx';
import { defaultColumns, tableColumns } from './table-column.ts';

/** The runs table of an experiment's page: the prerendered one, with everything that needs a script. */
export const island: Island = async (place) => {
  const { columns: url = '', summaries = '', base = '/', label = '' } = place.dataset;
  const file: RunsColumns = await (await fetchNeeded(url)).json();
  const table = decodeRuns(file);
  const columns = tableColumns(table);
  const measured = measureColumns(place, defaultColumns(table));
  const scrolled = place.querySelector('.tw')?.scrollLeft ?? 0;
  // In one go: between the prerendered table and this one nothing else is ever painted.
  flushSync(() =>
    createRoot(place).render(
      <RunsTable
        table={table}
        columns={columns}
        summariesUrl={summaries}
        base={base}
        label={label}
        measured={measured}
        sayOrder={captionOf(place)}
      />,
    ),
  );
  place.querySelector('.tw')?.scrollTo({ left: scrolled });
};

/** The part of the caption that says the order; it stands before the island, and says again what it said when unsorted. */
function captionOf(place: HTMLElement): (order: string | undefined) => void {
  const part = place.parentElement?.querySelector('[data-order]');
  const before = [...(part?.cloneNode(true).childNodes ?? [])];
  return (order) => part?.replaceChildren(...(order === undefined ? before : [order]));
}
