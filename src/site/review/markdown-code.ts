import { cut } from '../format.ts';

/** Longer names from a run are cut in a comment; they are whole in its data. */
const MOST_CHARACTERS = 80;
const SIGNS: Readonly<Record<string, string>> = { '\n': '␊', '\r': '␍', '\t': '␉' };

/**
 * A text from a run as code in a comment, where nothing of it has a meaning: no Markdown, no HTML, no mention, no link
 * to an issue, no emoji. It may stand in a table: one with a bar, which would end a cell, is written as entities.
 */
export function markdownCode(text: string): string {
  const shown = cut(text, MOST_CHARACTERS).replace(/[\n\r\t]/g, (character) => SIGNS[character] ?? ' ');
  if (shown.trim() === '') return '(empty)';
  return shown.includes('|') ? asEntities(shown) : asSpan(shown);
}

/** Code of CommonMark: a fence of more backticks than the text has in a row, and a space where it ends with one. */
function asSpan(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
  const fence = '`'.repeat(longest + 1);
  const pad = /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** Characters that are entities begin nothing; within `code` mentions and references are left alone. */
function asEntities(text: string): string {
  const safe = text.replace(/[^\p{L}\p{N} .,=()]/gu, (character) => `&#${character.codePointAt(0)};`);
  return `<code>${safe}</code>`;
}

/** A word without a meaning: no address, mention or reference to an issue, no hash that a commit could have. */
const WORD = /^[\p{L}\p{N}]+(_[\p{L}\p{N}]+)*$/u;
const HASH = /^[0-9a-f]{7,}$/i;

/** Words in which names from runs may stand: as they are, or as code where one of them could mean anything. */
export function markdownText(text: string): string {
  const isPlain = text
    .split(/[ ,.;()]+(?= |$)|[ (]/)
    .every((word) => word === '' || (WORD.test(word) && !HASH.test(word)));
  return isPlain ? text : markdownCode(text);
}

/** Words of our own, with signs that Markdown would read. Entities do not hide mentions: it is not for names. */
export function markdownOwn(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,:;()–-]/gu, (character) => `&#${character.codePointAt(0)};`);
}
