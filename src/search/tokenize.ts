/**
 * `unclosed` is a quote that nothing ends, and all that follows it; `unknown` is what no token begins with. The list
 * of tokens ends with one of kind `end`, which has no text.
 */
export type TokenKind = 'word' | 'quoted' | 'number' | 'operator' | 'symbol' | 'unclosed' | 'unknown' | 'end';

/** A piece of a search text, as written: `text` is what stands from `from` up to `to`. */
export type Token = {
  readonly kind: TokenKind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
};

type Rule = { readonly kind: TokenKind; readonly pattern: RegExp };

// MLflow splits a filter with sqlparse. These are its patterns, as far as they lead to something MLflow accepts;
// within quotes neither doubling nor a backslash is undone, they only keep a quote from ending the text.
const SPACE = /\s+/y;
const NAME: Rule = { kind: 'word', pattern: /[\p{L}\p{N}_]+/uy };
const DOT: Rule = { kind: 'symbol', pattern: /\./y };
const QUOTED: readonly Rule[] = [
  { kind: 'quoted', pattern: /'(?:''|\\'|[^'])*'/y },
  { kind: 'quoted', pattern: /"(?:""|\\"|[^"])*"/y },
];
/** A text with escapes, as PostgreSQL writes it; MLflow has none, and refuses it. */
const ESCAPED: Rule = { kind: 'quoted', pattern: /E'(?:[^'\\]|\\.)*'/sy };
/** Of the items of a list MLflow reads Python's string literals. */
const LIST_ITEM: readonly Rule[] = [
  { kind: 'quoted', pattern: /'(?:[^'\\\n]|\\.)*'/sy },
  { kind: 'quoted', pattern: /"(?:[^"\\\n]|\\.)*"/sy },
];
const OTHERS: readonly Rule[] = [
  { kind: 'quoted', pattern: /`(?:``|[^`])*`/y },
  { kind: 'unclosed', pattern: /['"`].*/sy },
  { kind: 'number', pattern: /-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?(?![\p{L}\p{N}_])/iuy },
  { kind: 'unknown', pattern: /[-+]?\.?\d[.\p{L}\p{N}_]*/uy },
  NAME,
  { kind: 'operator', pattern: /[<>=~!]+/y },
  { kind: 'symbol', pattern: /[.(),]/y },
  { kind: 'unknown', pattern: /./suy },
];
const RULES = [ESCAPED, ...QUOTED, ...OTHERS];
const LIST_RULES = [ESCAPED, ...LIST_ITEM, ...OTHERS];

/** Splits a text into tokens. Never throws: what is no token is of kind `unclosed` or `unknown`. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let inList = false;
  while (at < text.length) {
    const space = matchAt(SPACE, text, at);
    if (space) {
      at += space.length;
      continue;
    }
    const token = tokenAt(text, at, rulesAfter(tokens, at, inList));
    if (token.text === '(' && tokens.at(-1)?.text.toLowerCase() === 'in') inList = true;
    if (token.text === ')') inList = false;
    tokens.push(token);
    at = token.to;
  }
  tokens.push({ kind: 'end', text: '', from: text.length, to: text.length });
  return tokens;
}

/** Right after a name a dot leads to a key, which may begin with a digit; elsewhere it begins a number. */
function rulesAfter(tokens: readonly Token[], at: number, inList: boolean): readonly Rule[] {
  const rules = inList ? LIST_RULES : RULES;
  const last = tokens.at(-1);
  if (last?.to !== at) return rules;
  if (last.kind === 'word' || last.kind === 'quoted') return [DOT, ...rules];
  return last.text === '.' && tokens.at(-2)?.to === last.from ? [NAME, ...rules] : rules;
}

function tokenAt(text: string, at: number, rules: readonly Rule[]): Token {
  for (const { kind, pattern } of rules) {
    const matched = matchAt(pattern, text, at);
    if (matched) return { kind, text: matched, from: at, to: at + matched.length };
  }
  return { kind: 'unknown', text: text.charAt(at), from: at, to: at + 1 };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
