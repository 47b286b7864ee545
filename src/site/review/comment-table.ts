import { countOf } from '../format.ts';
import type { FittedSection } from './fit-sections.ts';

/** GitHub takes no longer comments. */
export const MOST_CHARACTERS = 65_536;

const NO_BREAK = '\u00a0';

/** A column of a table: its heading, and whether it holds numbers. */
export type CommentColumn = { readonly head: string; readonly isNumber?: boolean };

/** Keeps a short text on one line, however narrow its column gets. */
export function onOneLine(text: string): string {
  return text.replaceAll(' ', NO_BREAK);
}

/** A table of Markdown under a heading. A column of which no cell says anything is left out. */
export function commentTable(
  heading: string,
  columns: readonly CommentColumn[],
  rows: readonly (readonly string[])[],
): FittedSection {
  const shown = columns.map((column, index) => ({ ...column, index }));
  const kept = shown.filter(({ index }) => rows.some((cells) => (cells[index] ?? '') !== ''));
  const title = heading === '' ? '' : `#### ${heading}\n\n`;
  const head = line(kept.map(({ head: text }) => text));
  const rule = line(kept.map(({ isNumber }) => (isNumber ? '--:' : ':--')));
  return {
    before: `${title}${head}${rule}`,
    rows: rows.map((cells) => line(kept.map(({ index }) => cells[index] ?? ''))),
    after: '\n',
    omitted,
  };
}

/** Behind a line that opens it. */
export function folded(section: FittedSection, summary: string): FittedSection {
  return {
    ...section,
    before: `<details><summary>${summary}</summary>\n\n${section.before}`,
    after: `\n</details>\n\n`,
  };
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function omitted(count: number): string {
  return `\n${countOf(count, 'more row')} left out: a comment has room for ${MOST_CHARACTERS} characters. All are in review.json.\n\n`;
}
