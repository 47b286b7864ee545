import { percentText } from '../../statistics/wording.ts';
import { type ExportCell, type ExportTable, NO_VALUE } from '../export-table.ts';
import type { FormatValue } from './board-sentence.ts';
import type { Board, BoardConfiguration, BoardDifference, BoardRow } from './board-types.ts';
import { STATISTIC_NAMES } from './statistic-text.ts';

const text = (data: string): ExportCell => ({ text: data, data });

/**
 * A board for reading: rank, configuration, mean ± half of its interval or what is shown instead, n, and the difference to the leader and, where
 * there is one, to the baseline; to it alone where it leads. The means of all that share the first place are marked as best; tiers are groups.
 *
 * @param format writes values with their decimals.
 */
export function boardTable(board: Board, format: FormatValue): ExportTable {
  const { rows, unranked, baseline, decimals } = board;
  const hasBaseline = baseline !== undefined;
  // Where the baseline leads, the same difference twice, under two corrections, would contradict itself.
  const hasLeader = baseline === undefined || baseline !== rows[0]?.id;
  const number = (value: number): ExportCell => ({ text: format(value, decimals), data: value });
  const cells = (row: BoardConfiguration): readonly ExportCell[] => [
    text(row.name),
    shownCell(row, number, format, decimals),
    { text: String(row.n), data: row.n },
  ];
  const ranked = rows.map((row) => {
    const [name = NO_VALUE, mean = NO_VALUE, n = NO_VALUE] = cells(row);
    return [
      text(row.place.text),
      name,
      row.isFirst ? { ...mean, isBest: true } : mean,
      n,
      ...(hasLeader ? [differenceCell(row.toLeader, format, decimals)] : []),
      ...(hasBaseline ? [differenceCell(row.toBaseline, format, decimals)] : []),
    ];
  });
  const others = unranked.map((row) => [
    NO_VALUE,
    ...cells(row),
    ...(hasLeader ? [NO_VALUE] : []),
    ...(hasBaseline ? [NO_VALUE] : []),
  ]);
  return {
    headers: [
      'Rank',
      'Configuration',
      shownHeader(board),
      board.unit === 'repeat' ? 'Runs' : `${capital(board.unit)}s`,
      ...(hasLeader ? ['To the leader'] : []),
      ...(hasBaseline ? ['To the baseline'] : []),
    ],
    rows: [...ranked, ...others],
    breaks: tierBreaks(rows),
  };
}

function shownHeader({ options: { metric, level, statistic } }: Board): string {
  const unit = metric.unit ? `, ${metric.unit}` : '';
  const interval = `${percentText(level)} CI`;
  const shown = statistic === 'mean' ? `mean ± ${interval}` : `${STATISTIC_NAMES[statistic]} [${interval}]`;
  return `${metric.key}${unit} (${shown})`;
}

/** The half of an interval stands behind ±; one that is not symmetric (Wilson's, resampled, or cut at a bound) is written out. */
function shownCell(
  { shown: { value, interval } }: BoardConfiguration,
  number: (value: number) => ExportCell,
  format: FormatValue,
  decimals: number | undefined,
): ExportCell {
  if (value === undefined) return NO_VALUE;
  const cell = number(value);
  if (!interval.shown) return cell;
  if (interval.method === 't' && interval.clipped.length === 0) {
    return { ...cell, spread: { text: format(interval.halfWidth, decimals), data: interval.halfWidth } };
  }
  const ends = [interval.low, interval.high].map((end) => format(end, decimals));
  return { ...cell, text: `${cell.text} [${ends.join(', ')}]` };
}

function differenceCell(
  difference: BoardDifference | undefined,
  format: FormatValue,
  decimals: number | undefined,
): ExportCell {
  if (!difference) return NO_VALUE;
  const sign = difference.difference > 0 ? '+' : '';
  const cell = { text: `${sign}${format(difference.difference, decimals)}`, data: difference.difference };
  if (!difference.test.shown) return cell;
  const half = (difference.test.high - difference.test.low) / 2;
  return { ...cell, spread: { text: format(half, decimals), data: half } };
}

/** Rows before which a tier begins. */
function tierBreaks(rows: readonly BoardRow[]): readonly number[] {
  return rows.flatMap(({ tier }, index) => (index > 0 && tier !== rows[index - 1]?.tier ? [index] : []));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
