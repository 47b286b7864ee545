/** A part of a search text: from the first character up to, not including, `to`. */
export type TextRange = { readonly from: number; readonly to: number };

/**
 * What is wrong with a search text, and where. Nothing else is ever thrown for a text, whatever it holds.
 *
 * `expected` are phrases (`a number`, `AND`); `found` is the text at the range, or undefined at the end. The message
 * says both in a sentence, followed by the hint.
 */
export class SearchError extends Error {
  override name = 'SearchError';
  readonly range: TextRange;
  readonly expected: readonly string[];
  readonly found: string | undefined;

  constructor(range: TextRange, problem: Problem) {
    super(messageOf(problem));
    this.range = range;
    this.expected = problem.expected;
    this.found = problem.found;
  }
}

export type Problem = {
  readonly expected: readonly string[];
  readonly found: string | undefined;
  /** A sentence that says what to do instead. */
  readonly hint?: string | undefined;
};

const LONGEST_QUOTE = 40;

function messageOf({ expected, found, hint }: Problem): string {
  const what = `Expected ${alternatives(expected)}, found ${found === undefined ? 'the end' : shortened(found)}.`;
  return hint ? `${what} ${hint}` : what;
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…` : text;
}

/** `a`, `a or b`, `a, b or c`. */
export function alternatives(phrases: readonly string[]): string {
  const last = phrases.at(-1) ?? 'nothing';
  return phrases.length < 2 ? last : `${phrases.slice(0, -1).join(', ')} or ${last}`;
}

/** The line of the text that the error is in, and carets under the place, for a terminal. */
export function pointAt(text: string, { from, to }: TextRange): string {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', from);
  const line = text.slice(start, end < 0 ? text.length : end);
  const width = (part: string) => Array.from(part).length;
  const marked = text.slice(from, Math.min(to, start + line.length));
  return `${line.replaceAll('\t', ' ')}\n${' '.repeat(width(text.slice(start, from)))}${'^'.repeat(Math.max(1, width(marked)))}`;
}
