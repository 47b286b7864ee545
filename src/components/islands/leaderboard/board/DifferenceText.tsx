import type { DifferenceCell } from '../../../../site/page-data/leaderboard-cells.ts';

/** A difference with its interval; its mark is said in words to those who do not see it. */
export function DifferenceText({ cell }: { readonly cell: DifferenceCell }) {
  if (cell.kind === 'self') return <span className="mut">{cell.text}</span>;
  if (cell.reading === 'untested') return cell.text;
  return (
    <>
      <span className={cell.reading === 'not separated' ? 'mut' : cell.reading}>
        {cell.mark}
        <span className="vh"> {cell.reading}</span>
      </span>{' '}
      {cell.text}
    </>
  );
}
