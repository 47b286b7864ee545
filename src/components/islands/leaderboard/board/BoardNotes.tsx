import { Fragment } from 'react';
import type { Board, GoalNotice as Notice } from '../../../../analysis/leaderboard/board-types.ts';
import { sentence } from '../../../../site/page-data/leaderboard-footnotes.ts';

/** How a board came about, what may make it wrong, and what else must be known. */
export function BoardNotes({ board }: { readonly board: Board }) {
  const { configurationsText, notes, warnings, goalNotice, smallestToBaseline, baseline } = board;
  return (
    <>
      {goalNotice && <GoalNotice notice={goalNotice} />}
      {warnings.map((text) => (
        <p key={text} className="notice warn top1">
          <b>Warning.</b> <TicksText text={sentence(text)} />
        </p>
      ))}
      <div className="note top1">
        <p>
          <b>Configurations.</b> <TicksText text={sentence(configurationsText)} />
        </p>
        {baseline !== undefined && smallestToBaseline && (
          <p>
            <b>Against the baseline.</b> <TicksText text={sentence(smallestToBaseline.text)} />
          </p>
        )}
        {notes.length > 0 && (
          <p>
            <b>Notes.</b>{' '}
            {notes.map((text) => (
              <Fragment key={text}>
                <TicksText text={sentence(text)} />{' '}
              </Fragment>
            ))}
          </p>
        )}
      </div>
    </>
  );
}

/** The goal of a metric is not known, and what to add so that it is. */
export function GoalNotice({ notice: { text, settings } }: { readonly notice: Notice }) {
  return (
    <div className="notice top1">
      <b>Direction.</b> <TicksText text={sentence(text)} /> Add to <span className="m">runfolio.yaml</span>:
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section would not keep the lines */}
      <pre className="code" role="region" tabIndex={0} aria-label="Lines for runfolio.yaml">
        <code>{settings}</code>
      </pre>
    </div>
  );
}

/** A text of which parts stand between backticks: those are set as keys. */
function TicksText({ text }: { readonly text: string }) {
  const parts = text.split('`');
  return parts.map((part, index) =>
    index % 2 === 1 && index < parts.length - 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts may be the same
      <span key={index} className="m">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
