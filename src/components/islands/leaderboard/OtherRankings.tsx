import { memo, useDeferredValue } from 'react';
import { cut } from '../../../site/format.ts';
import { OtherBoardHead } from './board/OtherBoardHead.tsx';
import { FurtherTasks, OthersNote } from './board/OtherBoardsNotes.tsx';
import { Ranking } from './board/Ranking.tsx';
import type { ChosenBoard } from './chosen-board.ts';

type Props = { readonly chosen: ChosenBoard; readonly base: string };

/** The boards of the chosen metric on other data, each with its own ranks. */
export function OtherRankings({ chosen, base }: Props) {
  // They are made and written after the board that is read first.
  return <List chosen={useDeferredValue(chosen)} base={base} />;
}

const List = memo(({ chosen: { others, furtherTasks }, base }: Props) => {
  const views = others();
  if (views.length === 0) return null;
  return (
    <>
      <OthersNote />
      {views.map((view, index) => (
        <section key={view.task} className="other" aria-label={cut(view.task, 60)}>
          <OtherBoardHead view={view} />
          <Ranking
            view={view}
            number={`1.${index + 1}`}
            label={`Leaderboard on ${cut(view.task, 60)}, as chosen`}
            base={base}
          />
        </section>
      ))}
      <FurtherTasks tasks={furtherTasks} />
    </>
  );
});
