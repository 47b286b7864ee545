import type { RankedTableRow, UnrankedTableRow } from '../../../../site/page-data/leaderboard-row.ts';
import type { BoardTable as Table } from '../../../../site/page-data/leaderboard-table.ts';
import { BoardHead } from './BoardHead.tsx';
import { DifferenceText } from './DifferenceText.tsx';
import { DotAndWhisker } from './DotAndWhisker.tsx';
import { MeanText } from './MeanText.tsx';
import { NameCell } from './NameCell.tsx';
import { TieCell } from './TieCell.tsx';

type Props = {
  readonly table: Table;
  readonly label: string;
  /** Where the site begins. */
  readonly base: string;
  /** The rows that are shown at once, or the folded ones. */
  readonly part?: 'shown' | 'folded';
};

/** A board: ranked rows, then those without a place. */
export function BoardTable({ table, label, base, part = 'shown' }: Props) {
  const unranked = part === 'shown' ? table.unranked.shown : [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys
    // biome-ignore lint/a11y/useSemanticElements: a section would be no different
    <div className="tw" role="region" aria-label={label} tabIndex={0}>
      <table className={table.hasLongNames ? 'dt board wordy' : 'dt board'}>
        <BoardHead table={table} />
        <tbody>
          {table.rows[part].map((row) => (
            <RankedRow key={row.anchor} row={row} table={table} base={base} />
          ))}
        </tbody>
        {unranked.length > 0 && (
          <tbody>
            {unranked.map((row) => (
              <UnrankedRow key={row.anchor} row={row} table={table} base={base} />
            ))}
          </tbody>
        )}
      </table>
    </div>
  );
}

type RowProps<Row> = { readonly row: Row; readonly table: Table; readonly base: string };

function RankedRow({ row, table, base }: RowProps<RankedTableRow>) {
  const { axis, reference, counted, mode, hasTies, weighed } = table;
  const differences = [row.toLeader, row.toBaseline].filter((cell) => cell !== undefined);
  return (
    <tr className={row.isBaseline ? 'pin' : undefined}>
      <td className="n">{row.rank}</td>
      {mode === 'tested' && (
        <td className="ivc">
          <svg className="iv" viewBox="0 0 72 12" aria-hidden="true">
            {row.bar && (
              <>
                <rect y="5" width="72" height="2" />
                <line x1={row.bar.from} x2={row.bar.to} y1="6" y2="6" />
              </>
            )}
          </svg>
        </td>
      )}
      {hasTies && <TieCell tie={row.tie} />}
      <NameCell row={row} base={base} />
      {counted && <td className="n">{row.n}</td>}
      <td className="n gl" title={row.value.title}>
        <MeanText cell={row.value} />
      </td>
      {axis && <DotAndWhisker axis={axis} drawn={row.drawn} series={row.series} reference={reference} />}
      {differences.map((cell, index) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name
          key={index}
          className={index === 0 ? 'n gl' : 'n'}
          title={cell.kind === 'difference' ? cell.title : undefined}
        >
          <DifferenceText cell={cell} />
        </td>
      ))}
      <SecondaryCells row={row} table={table} />
      {weighed && (
        <td className="onfront">
          {row.isOnFront && (
            <>
              <svg className="mk" viewBox="-6 -6 12 12" aria-hidden="true">
                <use href="#m10" />
              </svg>
              Pareto
            </>
          )}
        </td>
      )}
    </tr>
  );
}

function UnrankedRow({ row, table, base }: RowProps<UnrankedTableRow>) {
  const { axis, reference, counted, mode, hasTies, weighed, hasBaseline, hasLeader } = table;
  return (
    <tr>
      <td className="n mut">–</td>
      {mode === 'tested' && <td />}
      {hasTies && <td className="tie" />}
      <NameCell row={row} base={base} />
      {counted && <td className="n">{row.n}</td>}
      <td className="n gl" title={row.value.title}>
        <MeanText cell={row.value} />
      </td>
      {axis && <DotAndWhisker axis={axis} drawn={row.drawn} series={row.series} reference={reference} />}
      <td className="mut gl" colSpan={Number(hasBaseline) + Number(hasLeader)}>
        not ranked: {row.reason}
      </td>
      <SecondaryCells row={row} table={table} />
      {weighed && <td />}
    </tr>
  );
}

function SecondaryCells({ row, table }: Pick<RowProps<RankedTableRow | UnrankedTableRow>, 'row' | 'table'>) {
  return row.secondary.map((cell, index) => (
    <td
      key={table.secondary[index]?.key}
      className={index === 0 ? 'n gl' : 'n'}
      title={cell.title || undefined}
    >
      <MeanText cell={cell} />
    </td>
  ));
}
