import { cut } from '../../../../site/format.ts';
import { sentence } from '../../../../site/page-data/leaderboard-footnotes.ts';
import type { BoardView } from '../../../../site/page-data/leaderboard-view.ts';
import { BoardSentence } from './BoardSentence.tsx';

/** What stands above a board: its result, how it came about, and what it counts. */
export function BoardLines({ view: { board, decimals, counts } }: { readonly view: BoardView }) {
  const baseline = board.rows.find(({ isBaseline }) => isBaseline);
  return (
    <>
      <div className="prose">
        <p>
          <BoardSentence parts={board.sentence} decimals={decimals} />
        </p>
      </div>
      <p className="note method">
        {sentence(board.header)}
        {board.smallest && ` Here, ${board.smallest.text}.`}
      </p>
      <p className="line">
        {counts.map((text) => (
          <span key={text}>{text}</span>
        ))}
        {baseline && (
          <span>
            baseline <span className="m">{cut(baseline.name, 60)}</span>
          </span>
        )}
      </p>
    </>
  );
}
