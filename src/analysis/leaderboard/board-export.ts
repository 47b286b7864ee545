import { percentText } from '../../statistics/wording.ts';
import { exportLatex } from '../export-latex.ts';
import { exportMarkdown, markdownText } from '../export-markdown.ts';
import { type FormatValue, plainText } from './board-sentence.ts';
import { boardTable } from './board-table.ts';
import type { Board, LeftOutBoardRun } from './board-types.ts';

/** More names than this of runs that were left out for one reason are counted. */
const MOST_NAMES = 5;

/**
 * What is said of a board below its table: the result with its doubt, the method, what the data could have shown, what
 * the values are, how runs were grouped, and what has no place and why. Texts from runs are as they were logged.
 */
export function boardNotes(board: Board, format: FormatValue): readonly string[] {
  const { goalNotice, smallest } = board;
  return [
    plainText(board.sentence, format),
    [board.header, smallest?.text]
      .filter((text) => text !== undefined)
      .map((text) => sentence(capital(text)))
      .join(' '),
    differencesText(board),
    sentence(`${capital(board.valueText)}${datasetText(board)}`),
    sentence(board.configurationsText),
    ...intervalTexts(board),
    ...board.notes.map((note) => sentence(capital(note))),
    ...board.warnings.map((warning) => `Warning: ${sentence(warning)}`),
    ...board.unranked.map(({ name, reason }) => `Not ranked: ${name}, ${sentence(reason)}`),
    ...leftOutTexts(board.leftOut),
    ...(goalNotice ? [`To have it ranked, add to runfolio.yaml: ${goalNotice.settings}`] : []),
  ].filter((text) => text !== '');
}

/** Intervals of differences are not corrected, ranks are: a difference may exclude 0 and yet not be separated. */
function differencesText({ mode, options: { alpha, statistic } }: Board): string {
  if (mode !== 'tested') return '';
  const what = statistic === 'mean' ? 'Differences' : 'Differences of means';
  return `${what} with ${percentText(1 - alpha)} intervals, each for itself; ranks are corrected for all pairs.`;
}

function datasetText({ dataset }: Board): string {
  return dataset.key === '' ? '' : `; measured on ${dataset.text}`;
}

/** Intervals that are not of a mean over repeats say what they are of. */
function intervalTexts({ rows }: Board): readonly string[] {
  const texts = rows.flatMap(({ shown: { interval } }) =>
    interval.shown && interval.method === 'wilson' ? [sentence(`In brackets: ${interval.text}`)] : [],
  );
  return [...new Set(texts)];
}

/** `Left out, status FAILED: a, b`: a line for each reason, those of the most runs first. */
function leftOutTexts(leftOut: readonly LeftOutBoardRun[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { run, reason } of leftOut) {
    const names = groups.get(reason);
    if (names) names.push(run.name);
    else groups.set(reason, [run.name]);
  }
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, names]) => {
      const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
      return `Left out, ${reason}: ${names.slice(0, MOST_NAMES).join(', ')}${more}`;
    });
}

function sentence(text: string): string {
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A table of GitHub's Markdown, the first place in bold, and what is to be said of it. */
export function boardMarkdown(board: Board, format: FormatValue): string {
  const notes = boardNotes(board, format).map((note) => `\n${markdownText(note)}\n`);
  return `${exportMarkdown(boardTable(board, format))}${notes.join('')}`;
}

/** A LaTeX table for booktabs, tiers set apart, the first place in bold; what is to be said of it as comments. */
export function boardLatex(board: Board, format: FormatValue): string {
  const notes = boardNotes(board, format).map((note) => `% ${note.replace(/\s+/g, ' ')}\n`);
  return `${notes.join('')}% \\usepackage{booktabs}\n${exportLatex(boardTable(board, format))}`;
}
