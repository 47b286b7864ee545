import type { MouseEvent } from 'react';
import { exportCsv } from '../../../analysis/export-csv.ts';
import { boardDataTable } from '../../../analysis/leaderboard/board-data-table.ts';
import { boardLatex, boardMarkdown } from '../../../analysis/leaderboard/board-export.ts';
import { boardFile } from '../../../analysis/leaderboard/board-file.ts';
import type { Board } from '../../../analysis/leaderboard/board-types.ts';
import { formatMetric } from '../../../site/format.ts';
import { download } from '../download.ts';
import { fileName } from '../file-name.ts';
import { FirstParams } from './board/FirstParams.tsx';
import { LeftOut } from './board/LeftOut.tsx';
import { Ranking } from './board/Ranking.tsx';
import { CHOSEN_PREFIX, type ChosenBoard } from './chosen-board.ts';
import { OtherRankings } from './OtherRankings.tsx';

type Props = { readonly chosen: ChosenBoard; readonly label: string; readonly base: string };

const FILES: readonly { readonly name: string; readonly ending: string; write(board: Board): string }[] = [
  { name: 'Markdown', ending: 'md', write: (board) => boardMarkdown(board, formatMetric) },
  { name: 'LaTeX', ending: 'tex', write: (board) => boardLatex(board, formatMetric) },
  { name: 'CSV', ending: 'csv', write: (board) => exportCsv(boardDataTable(board)) },
  {
    name: 'JSON',
    ending: 'json',
    write: (board) => `${JSON.stringify(boardFile(board, undefined, formatMetric), null, 1)}\n`,
  },
];

/** A board as a reader has asked for it, with the lists and files that belong to it. */
export function ChosenRanking({ chosen, label, base }: Props) {
  const { view, leftOut, first } = chosen;
  const { board } = view;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links in it have the keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: the links in it have the keys
    <div onClick={openRow}>
      <p className="note printed">Not as published: changed by a reader.</p>
      <Ranking view={view} number={1} label={`${label}, as chosen`} base={base} />
      <p className="cmp-files">
        {FILES.map(({ name, ending, write }) => (
          <button
            key={name}
            type="button"
            onClick={() =>
              download(
                new Blob([write(board)], { type: 'text/plain;charset=utf-8' }),
                `${fileName(board.options.metric.key)}.${ending}`,
              )
            }
          >
            {name}
          </button>
        ))}
      </p>
      <LeftOut list={leftOut} base={base} />
      {first && <FirstParams params={first} number={2} />}
      <OtherRankings chosen={chosen} base={base} />
      <p className="note top1">The sections below belong to the published board.</p>
    </div>
  );
}

/** A link to a row of the runs opens their list; the address is that of the view, and stays. */
function openRow(event: MouseEvent<HTMLElement>): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const anchor = link?.getAttribute('href') ?? '';
  if (!anchor.startsWith(`#${CHOSEN_PREFIX}`)) return;
  event.preventDefault();
  const row = document.getElementById(anchor.slice(1));
  const list = row?.closest('details');
  if (list) list.open = true;
  row?.scrollIntoView({ block: 'center' });
}
