import {
  type Comparison,
  type Condition,
  type Field,
  type Filter,
  type ListOperator,
  NUMBER_OPERATORS,
  type NullOperator,
  type NumberComparison,
  type NumberField,
  type NumberOperator,
  type TextField,
  type TextOperator,
} from './ast.ts';
import { type GoalOf, parseField } from './parse-field.ts';
import { keyOf, unquote, unquoteItem } from './quote.ts';
import { SearchError } from './search-error.ts';
import { parseDate, parseDuration } from './time-text.ts';
import { readTokens, type TokenReader } from './token-reader.ts';
import type { Token } from './tokenize.ts';
import { attributeField, entityOf } from './vocabulary.ts';

export type ParseOptions = {
  /** With it, `best()` of a metric without a goal is an error. */
  readonly goalOf?: GoalOf;
};

/** Deeper than anybody nests, and shallow enough for any stack. */
const DEEPEST = 100;

/**
 * Reads a filter. Every filter that MLflow's `search_runs` accepts means what it means there; beyond that there are
 * OR, NOT, parentheses, numbers of params and tags, functions, dates and durations. The empty text is no filter.
 *
 * @throws SearchError for everything else.
 */
export function parseFilter(text: string, options: ParseOptions = {}): Filter {
  const reader = readTokens(text);
  const filter = parseAny(reader, options, 0);
  if (reader.peek().kind !== 'end') reader.fail();
  return filter;
}

/** What may stand at the end of a text: where it ends, or where it goes wrong. For completion. */
export function expectationsAt(text: string): ReturnType<TokenReader['expected']> {
  const reader = readTokens(text);
  try {
    parseAny(reader, {}, 0);
  } catch {
    // A text that is being written may be wrong; what would be right is what is asked for.
  }
  return reader.peek().kind === 'end' ? reader.expected() : [];
}

/** `a OR b OR c`; undefined when nothing but ANDs is there, which MLflow accepts. */
function parseAny(reader: TokenReader, options: ParseOptions, depth: number): Filter {
  const conditions: Condition[] = [];
  do {
    const condition = parseAll(reader, options, depth);
    if (condition) conditions.push(condition);
    else if (conditions.length > 0 || depth > 0 || reader.peek().kind !== 'end') reader.fail();
  } while (conditions.length > 0 && reader.takes('OR'));
  return joined('any', conditions);
}

/** Conditions with any number of ANDs before, between and after them: so it is in MLflow. */
function parseAll(reader: TokenReader, options: ParseOptions, depth: number): Filter {
  const conditions: Condition[] = [];
  for (;;) {
    const hasAnd = takesAnds(reader, conditions.length > 0);
    const lacksAnd = conditions.length > 0 && !hasAnd;
    const first = reader.peek();
    if (!(lacksAnd ? beginsComparison(reader) : beginsCondition(reader))) break;
    const condition = parseCondition(reader, options, depth);
    if (lacksAnd && !mayFollow(condition, conditions.at(-1))) throw missingAnd(first);
    conditions.push(condition);
  }
  return joined('all', conditions);
}

function takesAnds(reader: TokenReader, isExpected: boolean): boolean {
  if (reader.peek().text.toLowerCase() !== 'and') return isExpected && reader.takes('AND');
  while (reader.peek().text.toLowerCase() === 'and') reader.next();
  return true;
}

function joined(kind: 'all' | 'any', conditions: readonly Condition[]): Filter {
  if (conditions.length < 2) return conditions[0];
  return { kind, conditions: conditions.flatMap((each) => (each.kind === kind ? each.conditions : [each])) };
}

function beginsCondition(reader: TokenReader): boolean {
  const { kind, text } = reader.peek();
  reader.expect({ kind: 'field', of: 'any' });
  return kind !== 'end' && text !== ')' && text.toLowerCase() !== 'or';
}

/** Without an AND before it, MLflow would take all from the comparison before IS NULL or IN for one key. */
function mayFollow({ kind }: Condition, last: Condition | undefined): boolean {
  return kind === 'compare-number' || kind === 'compare-text' || last?.kind === 'compare-null';
}

function missingAnd({ from, to, text }: Token): SearchError {
  return new SearchError({ from, to }, { expected: ['AND', 'OR'], found: text });
}

/** MLflow does not miss an AND between two comparisons. */
function beginsComparison(reader: TokenReader): boolean {
  const [name, dot] = [reader.peek(), reader.peek(1)];
  const text = name.kind === 'quoted' ? keyOf(name.text) : name.text;
  if (dot.text === '.' && dot.from === name.to) return entityOf(text) !== undefined;
  return attributeField(text) !== undefined;
}

function parseCondition(reader: TokenReader, options: ParseOptions, depth: number): Condition {
  if (depth > DEEPEST) reader.fail(`No more than ${DEEPEST} parentheses and NOTs can be nested.`);
  if (reader.takes('NOT')) {
    return { kind: 'not', condition: parseCondition(reader, options, depth + 1) };
  }
  if (!reader.takes('(')) return parseComparison(reader, options);
  const condition = parseAny(reader, options, depth + 1);
  if (!condition || !reader.takes(')')) return reader.fail();
  return condition;
}

function parseComparison(reader: TokenReader, { goalOf }: ParseOptions): Comparison {
  const field = parseField(reader, goalOf);
  const nullOperator = takeOperator<NullOperator>(reader, ['IS NULL', 'IS NOT NULL']);
  if (nullOperator) return { kind: 'compare-null', field, operator: nullOperator };
  return isNumeric(field) ? parseNumeric(reader, field) : parseTextual(reader, field);
}

function isNumeric(field: Field): field is NumberField {
  return ['metric', 'time', 'duration', 'number'].includes(field.kind);
}

function takeOperator<T extends string>(reader: TokenReader, operators: readonly T[]): T | undefined {
  return operators.find((operator) => reader.takes(...operator.split(' ')));
}

function parseNumeric(reader: TokenReader, field: NumberField): Comparison {
  const operator = takeOperator<NumberOperator>(reader, NUMBER_OPERATORS);
  return operator ? parseNumber(reader, field, operator) : failAtOperator(reader, field);
}

const NUMBER_PHRASES = {
  metric: 'a number',
  number: 'a number',
  time: "a date such as '2026-05-14', or milliseconds",
  duration: "a duration such as '10m', or milliseconds",
} as const;

function parseNumber(reader: TokenReader, field: NumberField, operator: NumberOperator): NumberComparison {
  const phrase = NUMBER_PHRASES[field.kind];
  reader.expect({ kind: 'value', field, phrase });
  const token = reader.peek();
  const literal =
    token.kind === 'number' ? { value: Number(token.text), written: 'number' as const } : undefined;
  const number = literal ?? (token.kind === 'quoted' ? quotedNumber(field, unquote(token.text)) : undefined);
  if (!number) return reader.fail(numberHint(field, token.text));
  reader.next();
  // Adding zero makes -0 a plain 0.
  return { kind: 'compare-number', field, operator, value: number.value + 0, written: number.written };
}

function quotedNumber(
  field: NumberField,
  text: string,
): Pick<NumberComparison, 'value' | 'written'> | undefined {
  const read = field.kind === 'time' ? parseDate : field.kind === 'duration' ? parseDuration : undefined;
  const value = read?.(text);
  return value === undefined ? undefined : { value, written: field.kind === 'time' ? 'date' : 'duration' };
}

function numberHint(field: NumberField, found: string): string | undefined {
  if (field.kind === 'duration' && /^\d/.test(found)) return `Quote a duration: '${found}'`;
  if (field.kind === 'time' || field.kind === 'duration') return undefined;
  return /^['"]-?[.\d]/.test(found) ? 'Numbers stand without quotes.' : undefined;
}

const TEXT_OPERATORS = ['=', '!=', 'LIKE', 'ILIKE', 'NOT LIKE', 'NOT ILIKE'] as const;

function parseTextual(reader: TokenReader, field: TextField): Comparison {
  const list = takeOperator<ListOperator>(reader, ['IN', 'NOT IN']);
  if (list) return { kind: 'compare-list', field, operator: list, values: parseList(reader, field) };
  const isOwn = field.kind === 'param' || field.kind === 'tag';
  if (isOwn && isNumberComparison(reader)) return parseNumeric(reader, { kind: 'number', of: field });
  const operator = takeOperator<TextOperator>(reader, TEXT_OPERATORS);
  if (isOwn) for (const text of ['<', '<=', '>', '>=']) reader.expect({ kind: 'word', text });
  if (!operator) return failAtOperator(reader, field);
  return { kind: 'compare-text', field, operator, value: parseText(reader, field) };
}

/** Of params and tags an order, or a number without quotes, is of the number that their text reads as. */
function isNumberComparison(reader: TokenReader): boolean {
  const { kind, text } = reader.peek();
  const isOrder = /^[<>]=?$/.test(text);
  return isOrder || (kind === 'operator' && reader.peek(1).kind === 'number');
}

function parseText(reader: TokenReader, field: TextField): string {
  const orNumber = field.kind === 'param' || field.kind === 'tag' ? ' or a number' : '';
  reader.expect({ kind: 'value', field, phrase: `a text in quotes${orNumber}` });
  return unquote(takeQuoted(reader));
}

function takeQuoted(reader: TokenReader): string {
  const { kind, text } = reader.peek();
  if (kind === 'quoted' && !text.startsWith('`')) return reader.next().text;
  return reader.fail(textHint(kind, text));
}

function textHint(kind: string, text: string): string | undefined {
  if (kind === 'unclosed') return 'The quote is not closed.';
  if (text.startsWith('`')) return 'Backticks are for keys only.';
  return kind === 'word' ? `Quote it: '${text}'` : undefined;
}

function parseList(reader: TokenReader, field: TextField): readonly string[] {
  const values: string[] = [];
  if (!reader.takes('(')) reader.fail();
  do {
    if (values.length > 0 && reader.takes(')')) return values;
    reader.expect({ kind: 'value', field, phrase: 'a text in quotes' });
    values.push(unquoteItem(takeQuoted(reader)));
  } while (reader.takes(','));
  if (!reader.takes(')')) reader.fail();
  return values;
}

function failAtOperator(reader: TokenReader, field: Field): never {
  return reader.fail(operatorHint(reader.peek().text, field));
}

function operatorHint(found: string, field: Field): string | undefined {
  if (found === '==') return 'Equality is a single =.';
  if (found === '<>') return 'Inequality is !=.';
  if (/^r?i?like$/i.test(found) && isNumeric(field)) return 'Only texts have patterns.';
  return /^[<>]=?$/.test(found)
    ? 'Only params and tags that hold numbers, metrics and times have an order.'
    : undefined;
}
