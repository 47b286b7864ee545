import { DATASET_ATTRIBUTES, type Field } from './ast.ts';
import { numberOf } from './number-text.ts';
import { filterExpectations } from './parse.ts';
import { orderExpectations } from './parse-order.ts';
import { keyOf, quoteItem, quoteKey, quoteText } from './quote.ts';
import type { TextRange } from './search-error.ts';
import type { Expectation } from './token-reader.ts';
import { type Token, tokenize } from './tokenize.ts';
import { ATTRIBUTES, ENTITY_NAMES, entityOf, FUNCTIONS } from './vocabulary.ts';

/** What exists in the runs that are searched. Both lists are offered in the order given: put the most common first. */
export type Known = {
  readonly keys: (of: 'metrics' | 'params' | 'tags') => readonly string[];
  /** Values that runs have for a param, tag, attribute or a dataset's attribute. */
  readonly values: (field: Field) => readonly string[];
};

/** A text that fits at the cursor. `insert` is what replaces the range: quoted where the grammar wants it. */
export type Proposal = {
  readonly kind: 'field' | 'function' | 'value' | 'word';
  readonly label: string;
  readonly insert: string;
};

/** Proposals and what each of them replaces; the range holds the cursor. */
export type Completion = { readonly range: TextRange; readonly proposals: readonly Proposal[] };

/** Says what may be written at the cursor of a filter: it knows the grammar, `known` what there is. */
export function completeFilter(text: string, cursor: number, known: Known): Completion {
  return complete(text, cursor, known, filterExpectations);
}

/** As `completeFilter`, for an order. */
export function completeOrder(text: string, cursor: number, known: Known): Completion {
  return complete(text, cursor, known, orderExpectations);
}

function complete(
  text: string,
  cursor: number,
  known: Known,
  expectationsOf: (text: string) => readonly Expectation[],
): Completion {
  for (const range of rangesAt(text, cursor)) {
    const expected = expectationsOf(text.slice(0, range.from));
    const begun = text.slice(range.from, cursor);
    const isList = /\bin\s*\([^)]*$/i.test(text.slice(0, range.from));
    const proposals = matching(
      expected.flatMap((each) => proposalsOf(each, known, isList)),
      begun,
    );
    if (proposals.length > 0) return { range, proposals };
  }
  return { range: { from: cursor, to: cursor }, proposals: [] };
}

/**
 * What may be meant to be replaced, the longest last: the piece of text at the cursor, then the words before it, for
 * `IS NOT N` is the beginning of one operator.
 */
function rangesAt(text: string, cursor: number): readonly TextRange[] {
  const tokens = tokenize(text).filter(({ kind }) => kind !== 'end');
  const from = pieceStart(tokens, cursor);
  const to = Math.max(cursor, from === cursor ? cursor : pieceEnd(tokens, cursor));
  const before = [...text.slice(0, from).matchAll(/\b\p{L}+\s+/gu)].map(({ index }) => index).reverse();
  const words = before.slice(0, 2).filter((at) => /^(?:\p{L}+\s+)+$/u.test(text.slice(at, from)));
  return [from, ...words].map((start) => ({ from: start, to }));
}

/** Tokens without space between them are one piece, unless an operator, parenthesis or comma is between. */
function pieceStart(tokens: readonly Token[], cursor: number): number {
  let from = cursor;
  for (const [index, token] of [...tokens.entries()].reverse()) {
    if (token.from >= cursor) continue;
    if (token.to < from || token.kind === 'operator' || /^[(),]$/.test(token.text)) break;
    from = token.from;
    const isText = token.kind === 'unclosed' || token.kind === 'quoted';
    const isKey = tokens[index - 1]?.text === '.';
    if (isText && !isKey) break;
  }
  return from;
}

/** A piece ends where its token does; a quote that is not closed has no end but the cursor. */
function pieceEnd(tokens: readonly Token[], cursor: number): number {
  const inside = tokens.find(({ from, to }) => from < cursor && cursor <= to);
  return inside && inside.kind !== 'unclosed' ? inside.to : cursor;
}

function proposalsOf(expected: Expectation, known: Known, isList: boolean): readonly Proposal[] {
  switch (expected.kind) {
    case 'word':
      return [{ kind: 'word', label: expected.text, insert: expected.text }];
    case 'field':
      return fieldProposals(expected.of, known);
    case 'value':
      return valueProposals(expected.field, known, isList);
    case 'other':
      return [];
  }
}

function fieldProposals(of: 'any' | 'metric' | 'text', known: Known): readonly Proposal[] {
  const keyed = (entity: 'metrics' | 'params' | 'tags') =>
    known.keys(entity).flatMap((key) => {
      const written = quoteKey(key);
      return written === undefined ? [] : [proposal('field', `${entity}.${key}`, `${entity}.${written}`)];
    });
  if (of === 'metric') return keyed('metrics');
  if (of === 'text') return [...keyed('params'), ...keyed('tags')];
  return [
    ...keyed('metrics'),
    ...keyed('params'),
    ...ATTRIBUTES.map((name) => proposal('field', name)),
    ...DATASET_ATTRIBUTES.map((name) => proposal('field', `datasets.${name}`)),
    ...keyed('tags'),
    ...FUNCTIONS.map((name) => proposal('function', `${name}()`, `${name}(`)),
  ];
}

function proposal(kind: Proposal['kind'], label: string, insert = label): Proposal {
  return { kind, label, insert };
}

function valueProposals(field: Field, known: Known, isList: boolean): readonly Proposal[] {
  const texts = known.values(field.kind === 'number' ? field.of : field);
  if (field.kind === 'number') {
    return texts
      .filter((text) => numberOf(text) !== undefined)
      .map((text) => proposal('value', text, text.trim()));
  }
  return texts.map((text) => proposal('value', text, isList ? quoteItem(text) : quoteText(text)));
}

/** The proposals that the text begun may become: those that begin with it, then those that hold it. */
function matching(proposals: readonly Proposal[], begun: string): readonly Proposal[] {
  const wanted = plain(begun);
  const labels = new Set<string>();
  const fresh = proposals.filter(({ kind, label }) => {
    const name = `${kind} ${label}`;
    return !labels.has(name) && labels.add(name);
  });
  const begins = fresh.filter(({ label }) => label.toLowerCase().startsWith(wanted));
  const holds = fresh.filter(({ label }) => !begins.some((each) => each.label === label));
  return [
    ...begins,
    ...holds.filter(({ kind, label }) => kind !== 'word' && label.toLowerCase().includes(wanted)),
  ];
}

/** What was begun, without quotes and by the entity's usual name. */
function plain(begun: string): string {
  const [, entity, dot = '', key = ''] = /^(?:(`?\w+`?)(\.))?(.*)$/s.exec(begun) ?? [];
  const name = entity === undefined ? undefined : entityOf(entity.replaceAll('`', ''));
  const bare = key.length >= 2 && /^(["'`]).*\1$/s.test(key) ? keyOf(key) : key.replace(/^["'`]/, '');
  const usual = name ? ENTITY_NAMES[name][0] : entity;
  return `${usual ?? ''}${dot}${bare}`.toLowerCase();
}
