import { exportCsv } from '../analysis/export-csv.ts';
import { boardDataTable } from '../analysis/leaderboard/board-data-table.ts';
import { boardLatex, boardMarkdown } from '../analysis/leaderboard/board-export.ts';
import { boardFile } from '../analysis/leaderboard/board-file.ts';
import type { Board, ValueOf } from '../analysis/leaderboard/board-types.ts';
import { formatMetric } from './format.ts';
import { experimentLabel } from './labels.ts';
import { leaderboardSettings } from './leaderboard-settings.ts';
import { type ExperimentBoards, experimentBoards } from './page-data/leaderboard-boards.ts';
import { boardAddresses } from './page-data/leaderboard-page.ts';
import { MOST_TASKS } from './page-data/leaderboard-view.ts';
import type { Report } from './report.ts';
import { type BoardFormat, paths } from './routes.ts';
import { badgeEndpoint, badgeSvg, boardBadge } from './site-files/board-badge.ts';

/** The formats of a board with what they are for, in the order in which pages offer them. */
export const BOARD_FORMATS: readonly { readonly format: BoardFormat; readonly label: string }[] = [
  { format: 'md', label: 'Markdown' },
  { format: 'tex', label: 'LaTeX' },
  { format: 'csv', label: 'CSV' },
  { format: 'json', label: 'JSON' },
];

/** A board as a file: for reading as Markdown and LaTeX, with exact numbers as CSV and JSON. */
export function boardText(board: Board, title: string, format: BoardFormat): string {
  switch (format) {
    case 'md':
      return boardMarkdown(board, formatMetric);
    case 'tex':
      return boardLatex(board, formatMetric);
    case 'csv':
      return exportCsv(boardDataTable(board));
    case 'json':
      return `${JSON.stringify(boardFile(board, title, formatMetric), null, 1)}\n`;
    default:
      return format satisfies never;
  }
}

/** How the file of a board is headed. */
export function boardTitle({ summary }: ExperimentBoards, { options }: Board): string {
  return `${experimentLabel(summary.experiment)}: ${options.metric.key}`;
}

/**
 * Writes the files of all boards that have a page, a badge of each such metric, and what scripts make other boards from.
 *
 * @param write gets a path as `routes.ts` gives it, and the text.
 */
export function writeLeaderboards(
  report: Report,
  measure: ValueOf,
  write: (path: string, text: string) => void,
): void {
  for (const experiment of report.experiments) {
    const boards = experimentBoards(report, experiment, measure);
    if (boards.metrics.shown.length > 0)
      write(
        paths.leaderboardSettings(experiment.key),
        `${JSON.stringify(leaderboardSettings(report, boards))}\n`,
      );
    for (const address of boardAddresses(boards)) {
      const { metric, main, others } = boards.boardsOf(address ?? boards.metrics.shown[0] ?? '');
      const badge = boardBadge(main.board);
      write(paths.badge(experiment.key, metric.key, 'svg'), badgeSvg(badge));
      write(paths.badge(experiment.key, metric.key, 'json'), badgeEndpoint(badge));
      for (const [index, { board }] of [main, ...others.slice(0, MOST_TASKS)].entries()) {
        for (const { format } of BOARD_FORMATS) {
          const path = paths.leaderboardData(experiment.key, address, format, index + 1);
          write(path, boardText(board, boardTitle(boards, board), format));
        }
      }
    }
  }
}
