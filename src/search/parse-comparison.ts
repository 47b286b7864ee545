import {
  type Comparison,
  type Field,
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
import { unquote, unquoteItem } from './quote.ts';
import { parseDate, parseDuration } from './time-text.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads a field, an operator that the field has, and what it is compared with. */
export function parseComparison(reader: TokenReader, goalOf: GoalOf | undefined): Comparison {
  const field = parseField(reader, goalOf);
  const comparison = isNumeric(field) ? parseNumeric(reader, field) : parseTextual(reader, field);
  if (comparison) return comparison;
  const operator = takeOperator<NullOperator>(reader, ['IS NULL', 'IS NOT NULL']);
  if (!operator) return reader.fail(operatorHint(reader.peek().text, field));
  return { kind: 'compare-null', field, operator };
}

function isNumeric(field: Field): field is NumberField {
  return ['metric', 'time', 'duration', 'number'].includes(field.kind);
}

function takeOperator<T extends string>(reader: TokenReader, operators: readonly T[]): T | undefined {
  return operators.find((operator) => reader.takes(...operator.split(' ')));
}

function parseNumeric(reader: TokenReader, field: NumberField): Comparison | undefined {
  const operator = takeOperator<NumberOperator>(reader, NUMBER_OPERATORS);
  return operator && parseNumber(reader, field, operator);
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

function parseTextual(reader: TokenReader, field: TextField): Comparison | undefined {
  const isOwn = field.kind === 'param' || field.kind === 'tag';
  if (isOwn && isNumberComparison(reader)) return parseNumeric(reader, { kind: 'number', of: field });
  const operator = takeOperator<TextOperator>(reader, TEXT_OPERATORS);
  if (operator) return { kind: 'compare-text', field, operator, value: parseText(reader, field) };
  if (isOwn) for (const text of ['<', '<=', '>', '>=']) reader.expect({ kind: 'word', text });
  const list = takeOperator<ListOperator>(reader, ['IN', 'NOT IN']);
  return list && { kind: 'compare-list', field, operator: list, values: parseList(reader, field) };
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

function operatorHint(found: string, field: Field): string | undefined {
  if (found === '==') return 'Equality is a single =.';
  if (found === '<>') return 'Inequality is !=.';
  if (/^r?i?like$/i.test(found) && isNumeric(field)) return 'Only texts have patterns.';
  return /^[<>]=?$/.test(found)
    ? 'Only params and tags that hold numbers, metrics and times have an order.'
    : undefined;
}
