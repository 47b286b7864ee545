import { useState } from 'react';
import type { RunTable } from '../../../columns/decode-runs.ts';
import { countOf, formatCount } from '../../../site/format.ts';
import { leftOutText, type ValueState } from '../runs-table/value-state.ts';
import type { Change } from '../use-hash-state.ts';
import { type BoardChoice, isPublished, PUBLISHED } from './board-choice.ts';

type Props = {
  readonly table: RunTable;
  /** Whether the reader has said which is better. */
  readonly isGoalChosen: boolean;
  readonly choice: BoardChoice;
  readonly change: Change<BoardChoice>;
  /** Of the values that the rule asks for. */
  readonly state: ValueState;
  /** How many runs the filter lets pass. */
  readonly shown: number;
  readonly failures: readonly string[];
  readonly retry: () => void;
};

/** What the board below is, and the way back to the published one. */
export function BoardState({ table, isGoalChosen, choice, change, state, shown, failures, retry }: Props) {
  const [said, setSaid] = useState('');
  const isChanged = !isPublished(choice);
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setSaid('Link copied'),
      () => setSaid('The browser does not allow copying'),
    );
  return (
    <>
      <div className="pager">
        <span className="mut" role="status">
          {isChanged ? 'Changed here' : 'As published'}
          {shown < table.count && `, ${formatCount(shown)} of ${countOf(table.count, 'run')}`}
          {isGoalChosen && ', direction chosen here'}
          {state === 'loading' && ', loading values…'}
          {said && `. ${said}`}
        </span>
        {isChanged && (
          <>
            <button type="button" className="btn" onClick={copy}>
              Copy link
            </button>
            <button
              type="button"
              className="btn"
              onClick={() => {
                setSaid('');
                change(PUBLISHED);
              }}
            >
              As published
            </button>
          </>
        )}
      </div>
      {state === 'left-out' && <p className="note">{leftOutText(table)}</p>}
      {failures.map((failure) => (
        <p key={failure} className="note" role="status">
          {failure}{' '}
          <button type="button" className="btn" onClick={retry}>
            Try again
          </button>
        </p>
      ))}
    </>
  );
}
