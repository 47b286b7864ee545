import type { Field } from './ast.ts';
import { SearchError, type TextRange } from './search-error.ts';
import { type Token, tokenize } from './tokenize.ts';

/** What may stand at a place of a search text. Errors say it in words, completion offers what exists of it. */
export type Expectation =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'field'; readonly of: 'any' | 'metric' | 'text' }
  | { readonly kind: 'value'; readonly field: Field; readonly phrase: string }
  | { readonly kind: 'other'; readonly phrase: string };

const FIELD_PHRASES = {
  any: 'a field such as metrics.accuracy',
  metric: 'a metric such as metrics.accuracy',
  text: 'a param or tag such as params.lr',
} as const;

/** The tokens of a text, one after the other, with a memory of what would have fitted where the reader stands. */
export type TokenReader = {
  readonly text: string;
  /** The token to come, or one further on. */
  readonly peek: (ahead?: number) => Token;
  /** Takes the token to come. */
  readonly next: () => Token;
  /** Where the last token that was taken ends. */
  readonly end: () => number;
  /** Takes these words or symbols, whatever their case, if all of them are to come. */
  readonly takes: (...words: readonly string[]) => boolean;
  /** Notes what may stand here without being tried. */
  readonly expect: (expectation: Expectation) => void;
  /** What may stand where the reader is. */
  readonly expected: () => readonly Expectation[];
  /** Throws the error that what is expected here was not found; at the token to come unless a range is given. */
  readonly fail: (hint?: string, range?: TextRange) => never;
};

/** Reads a text from its beginning. */
export function readTokens(text: string): TokenReader {
  const tokens = tokenize(text);
  let position = 0;
  let expected: Expectation[] = [];
  const peek = (ahead = 0) => tokens[Math.min(position + ahead, tokens.length - 1)] as Token;
  const next = () => {
    const token = peek();
    if (token.kind !== 'end') {
      position += 1;
      expected = [];
    }
    return token;
  };
  return {
    text,
    peek,
    next,
    end: () => tokens[position - 1]?.to ?? 0,
    takes: (...words) => {
      const fit = words.every((word, ahead) => isWord(peek(ahead), word));
      if (fit) for (const _ of words) next();
      else expected.push({ kind: 'word', text: words.join(' ') });
      return fit;
    },
    expect: (expectation) => expected.push(expectation),
    expected: () => expected,
    fail: (hint, range = peek()) => {
      const found = text.slice(range.from, range.to);
      throw new SearchError(
        { from: range.from, to: range.to },
        { expected: phrases(expected), found: found === '' ? undefined : found, hint },
      );
    },
  };
}

/** What may stand at the end of a text that is being written; nothing when it goes wrong before. For completion. */
export function expectationsAtEnd(
  text: string,
  parse: (reader: TokenReader) => unknown,
): readonly Expectation[] {
  const reader = readTokens(text);
  try {
    parse(reader);
  } catch (error) {
    // An unfinished text is mostly wrong; what would be right is what is asked for.
    if (!(error instanceof SearchError)) throw error;
  }
  return reader.peek().kind === 'end' ? reader.expected() : [];
}

function isWord(token: Token, word: string): boolean {
  return token.kind !== 'quoted' && token.text.toLowerCase() === word.toLowerCase();
}

function phrases(expected: readonly Expectation[]): readonly string[] {
  return [...new Set(expected.flatMap(phrasesOf))];
}

function phrasesOf(expectation: Expectation): readonly string[] {
  switch (expectation.kind) {
    case 'word':
      return [expectation.text === ',' ? 'a comma' : expectation.text];
    case 'field':
      return [FIELD_PHRASES[expectation.of]];
    case 'value':
    case 'other':
      return [expectation.phrase];
  }
}
