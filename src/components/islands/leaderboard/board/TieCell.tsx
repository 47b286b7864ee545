import type { TieCell as Tie } from '../../../../site/page-data/leaderboard-ties.ts';

/** A row's part of the bracket around its tier, as high as the row. */
export function TieCell({ tie: { part, letter } }: { readonly tie: Tie }) {
  const begins = part === 'first' || part === 'only';
  const ends = part === 'last' || part === 'only';
  const [top, bottom] = [begins ? '25%' : '0%', ends ? '75%' : '100%'];
  return (
    <td className="tie">
      {part !== 'none' && (
        <>
          <span className="vh">{letter}</span>
          <svg aria-hidden="true">
            <line x1="6" x2="6" y1={top} y2={bottom} />
            {begins && <line x1="6" x2="10" y1={top} y2={top} />}
            {ends && <line x1="6" x2="10" y1={bottom} y2={bottom} />}
            {begins && (
              <text x="12" y="50%">
                {letter}
              </text>
            )}
          </svg>
        </>
      )}
    </td>
  );
}
