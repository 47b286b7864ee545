import { LEAST_BOOTSTRAP_N } from '../../statistics/bootstrap-interval.ts';
import { percentText } from '../../statistics/wording.ts';
import type { Board, BoardConfiguration, BoardOptions } from './board-types.ts';
import { FOLDS_OVERLAP } from './configuration-figures.ts';

/** What a board shows of its repeats, as the head of a column has it. */
export const STATISTIC_NAMES: Readonly<Record<BoardOptions['statistic'], string>> = {
  mean: 'mean',
  median: 'median',
  iqm: 'IQM',
};

const PLURALS = { median: 'medians', iqm: 'interquartile means (IQM)' } as const;

/**
 * What a board's header says besides where it shows something else than the means that rank: what, by which intervals,
 * and where they are missing. Empty where means are shown, and where nothing is repeated.
 */
export function shownText(
  { statistic, level, resamples }: BoardOptions,
  configurations: readonly BoardConfiguration[],
  { rows, mode, unit }: Pick<Board, 'rows' | 'mode' | 'unit'>,
): string {
  const repeated = configurations.filter(({ n }) => n > 1);
  if (statistic === 'mean' || repeated.length === 0) return '';
  const start =
    rows.length === 0
      ? 'Shown are'
      : `${mode === 'tested' ? 'Ranks are' : 'The order is'} by means; shown are`;
  const hasIntervals = repeated.some(({ shown }) => shown.interval.shown);
  const intervals = hasIntervals
    ? ` with ${percentText(level)} bootstrap intervals (percentile, ${resamples} resamples, seeded by metric, configuration and statistic)`
    : '';
  return `${start} ${PLURALS[statistic]}${intervals}${missingText(repeated, unit)}.`;
}

function missingText(repeated: readonly BoardConfiguration[], unit: Board['unit']): string {
  const count = (reason: string) =>
    repeated.filter(({ shown: { interval } }) => !interval.shown && interval.reason === reason).length;
  const few = count('n < 20');
  const folds = count(FOLDS_OVERLAP);
  const of = (number: number) => (number === repeated.length ? '' : ` (${number} of ${repeated.length})`);
  const texts = [
    few > 0
      ? `no interval below ${LEAST_BOOTSTRAP_N} ${unit === 'fold' ? 'repeat' : unit}s${of(few)}, where a bootstrap holds less than it says`
      : '',
    folds > 0 ? `no interval over folds${of(folds)}, whose training sets overlap` : '',
  ].filter((text) => text !== '');
  return texts.map((text) => `; ${text}`).join('');
}
