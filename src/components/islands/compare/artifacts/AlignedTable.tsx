import { useMemo } from 'react';
import { countOf, cut, formatCount, NOT_LOGGED } from '../../../../site/format.ts';
import { Check } from '../CurveTools.tsx';
import { LookMark } from '../LookMark.tsx';
import { type AlignedTables, alignTables } from './align-tables.ts';
import type { OpenProps } from './artifact-props.ts';
import type { ContentGroup } from './content-groups.ts';
import { numberDifference } from './number-difference.ts';
import type { Table } from './read-table.ts';
import { tableImage } from './table-images.ts';

type Props = OpenProps & { readonly groups: readonly ContentGroup[]; readonly tables: readonly Table[] };

const MOST_ROWS = 200;
const MOST_COLUMNS = 12;
const LONGEST = 60;

/** Tables of the same path, their cells beside each other; what is the same in all is left out unless wanted. */
export function AlignedTable(props: Props) {
  const { item, tables, view, change, all } = props;
  const aligned = useMemo(() => alignTables(tables, view.rowKey), [tables, view.rowKey]);
  const { by, candidates, columns, rows } = aligned;
  const shownRows = all ? rows : rows.filter(({ differs }) => differs);
  const shownColumns = [...columns.keys()].filter((index) => all || columns[index]?.differs);
  const isCut = tables.some((table) => table.isCut);
  return (
    <>
      <search className="tools cmp-tools" aria-label={`Table of ${item.path}`}>
        <label>
          Rows by
          <select value={by ?? ''} onChange={({ target }) => change({ rowKey: target.value })}>
            {candidates.map((name) => (
              <option key={name} value={name}>
                {cut(name, LONGEST)}
              </option>
            ))}
            <option value="">their number</option>
          </select>
        </label>
        <Check label="as text" checked={false} onChange={(plain) => change({ plain })} />
      </search>
      <p className="tcap" role="status">
        {shownRows.length === 0
          ? `The tables are the same, ${countOf(rows.length, 'row')}`
          : `${formatCount(Math.min(shownRows.length, MOST_ROWS), 'prose')} of ${countOf(rows.length, 'row')}`}
        , aligned by {by === undefined ? 'the number of the row' : cut(by, LONGEST)}
        {shownColumns.length > MOST_COLUMNS && `; ${MOST_COLUMNS} of ${shownColumns.length} columns`}
        {isCut && '; only the beginning of the files is compared'}
      </p>
      {shownRows.length > 0 && (
        <Cells
          {...props}
          label={`Rows of ${item.path}`}
          aligned={aligned}
          rows={shownRows.slice(0, MOST_ROWS)}
          columns={shownColumns.slice(0, MOST_COLUMNS)}
        />
      )}
    </>
  );
}

type CellsProps = Props & {
  readonly label: string;
  readonly aligned: AlignedTables;
  readonly rows: AlignedTables['rows'];
  readonly columns: readonly number[];
};

function Cells({ label, aligned, rows, columns, groups, runs, base }: CellsProps) {
  const imageOf = (cell: string, place: number) => {
    const run = runs[groups[place]?.runs[0] ?? -1];
    return run && tableImage(cell, run, base);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
    <section className="tw tall art-table" aria-label={label} tabIndex={0}>
      <table className="dt">
        <thead>
          <tr className="grp">
            <td className="k" />
            {columns.map((index) => (
              <th scope="colgroup" key={index} colSpan={groups.length} className="gl">
                <span className="m">{cut(aligned.columns[index]?.name ?? '', LONGEST)}</span>
              </th>
            ))}
          </tr>
          <tr>
            <th scope="col" className="k">
              {aligned.by === undefined ? 'Row' : <span className="m">{cut(aligned.by, LONGEST)}</span>}
            </th>
            {columns.map((index) =>
              groups.map((group, place) => (
                <th scope="col" key={`${index} ${group.runs[0]}`} className={place === 0 ? 'gl' : undefined}>
                  <GroupName runs={runs} group={group} />
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="k">
                {cut(row.key, LONGEST)}
              </th>
              {columns.map((index) => (
                <ColumnCells key={index} cells={row.cells[index] ?? []} imageOf={imageOf} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function GroupName({ runs, group }: { readonly runs: OpenProps['runs']; readonly group: ContentGroup }) {
  const run = runs[group.runs[0] ?? 0];
  if (!run) return null;
  const more = group.runs.length - 1;
  return (
    <>
      <LookMark look={run.look} />
      <span title={run.label}>{cut(run.label, 18)}</span>
      {more > 0 && <span className="mut"> and {more} more</span>}
    </>
  );
}

type ColumnCellsProps = {
  readonly cells: readonly (string | undefined)[];
  /** The address of the image that a cell names, in the table at a place. */
  readonly imageOf: (cell: string, place: number) => string | undefined;
};

function ColumnCells({ cells, imageOf }: ColumnCellsProps) {
  const [base] = cells;
  return cells.map((cell, place) => {
    const difference = place === 0 ? undefined : numberDifference(cell, base);
    const image = cell === undefined ? undefined : imageOf(cell, place);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a column is its table's place
      <td key={place} className={place === 0 ? 'gl' : undefined}>
        {cell === undefined ? (
          <span className="mut">{NOT_LOGGED}</span>
        ) : image !== undefined ? (
          <img className="cellimg" src={image} alt={cut(cell, LONGEST)} loading="lazy" />
        ) : place > 0 && cell !== base ? (
          <ins>{cut(cell, LONGEST)}</ins>
        ) : (
          cut(cell, LONGEST)
        )}
        {difference && <span className="says mut"> {difference}</span>}
      </td>
    );
  });
}
