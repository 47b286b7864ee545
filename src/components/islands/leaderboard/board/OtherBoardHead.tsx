import { cut } from '../../../../site/format.ts';
import { sentence } from '../../../../site/page-data/leaderboard-footnotes.ts';
import type { BoardView } from '../../../../site/page-data/leaderboard-view.ts';
import { BoardSentence } from './BoardSentence.tsx';

/** What stands above a board on other data: its result, and how it came about. */
export function OtherBoardHead({ view: { task, board, decimals } }: { readonly view: BoardView }) {
  return (
    <>
      <h3>{cut(task, 100)}</h3>
      <p className="note">
        <BoardSentence parts={board.sentence} decimals={decimals} /> {sentence(board.header)}
        {board.smallest && ` Here, ${board.smallest.text}.`}
      </p>
    </>
  );
}
