import { makeBadge } from 'badge-maker';
import { markdownText } from '../../analysis/export-markdown.ts';
import type { Board, BoardRow } from '../../analysis/leaderboard/board-types.ts';
import { cut } from '../format.ts';
import { halfOf, meanCell } from '../page-data/leaderboard-cells.ts';
import { tableDecimals } from '../page-data/leaderboard-table.ts';
import { firstRows } from '../page-data/leaderboards.ts';

/** The result of a board in a few words, for a README. */
export type BoardBadge = {
  /** The metric. */
  readonly label: string;
  /** `0.9792 ± 0.0026 · 8 seeds`, as the board has it; or that nothing is ranked. */
  readonly message: string;
  readonly isRanked: boolean;
};

/** In the colours of pages in light; white on each has a contrast of 6 or more. */
const LABEL_COLOR = '#434a52';
const RANKED_COLOR = '#0b5570';
const UNRANKED_COLOR = '#5c646d';

/** Says what is first on a board: its number with the interval and how many repeats are behind it. */
export function boardBadge(board: Board): BoardBadge {
  const label = oneLine(cut(board.options.metric.key, 40)) || 'metric';
  const [first] = firstRows(board);
  if (!first) return { label, message: 'not ranked', isRanked: false };
  return { label, message: oneLine(`${numberText(first, board)} · ${repeatsText(first)}`), isRanked: true };
}

function numberText({ shown }: BoardRow, board: Board): string {
  const { metric, statistic } = board.options;
  const { text } = meanCell(shown.value, shown.interval, {
    decimals: tableDecimals(board),
    hasHalves: halfOf(shown.interval) !== undefined,
  });
  const unit = metric.unit && !metric.key.endsWith(`_${metric.unit}`) ? ` ${metric.unit}` : '';
  return `${statistic === 'mean' ? '' : `${statistic} `}${text}${unit}`;
}

function repeatsText({ n, unit }: BoardRow): string {
  return n === 1 ? 'single run' : `${n} ${unit}s`;
}

/** With plain spaces: fonts of badges lack the narrow ones. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A picture of its own: no script, no style, no font to load; texts are escaped. Ends with a line break. */
export function badgeSvg({ label, message, isRanked }: BoardBadge): string {
  const color = isRanked ? RANKED_COLOR : UNRANKED_COLOR;
  return `${makeBadge({ label, message, labelColor: LABEL_COLOR, color, style: 'flat-square' })}\n`;
}

/** The badge as Markdown, leading to the page of its board; without the number, which only the picture has anew. */
export function badgeMarkdown({ label }: Pick<BoardBadge, 'label'>, image: string, page: string): string {
  // Within an image's text this bracket would end it.
  const text = markdownText(label).replaceAll(']', '\\]');
  return `[![${text}](${image})](${page})`;
}

/** What https://shields.io/badges/endpoint-badge reads, for who wants another style. */
export function badgeEndpoint({ label, message, isRanked }: BoardBadge): string {
  const color = (isRanked ? RANKED_COLOR : UNRANKED_COLOR).slice(1);
  const labelColor = LABEL_COLOR.slice(1);
  return `${JSON.stringify({ schemaVersion: 1, label, message, labelColor, color })}\n`;
}
