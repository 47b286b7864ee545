import { DATASET_ATTRIBUTES, type Field, type MetricField, type ParamField, type TagField } from './ast.ts';
import { parseKey } from './parse-key.ts';
import { keyOf } from './quote.ts';
import { alternatives, SearchError, type TextRange } from './search-error.ts';
import type { TokenReader } from './token-reader.ts';
import type { Token } from './tokenize.ts';
import {
  ATTRIBUTES,
  attributeField,
  datasetAttribute,
  ENTITIES,
  type Entity,
  entityOf,
  type FunctionName,
  functionOf,
} from './vocabulary.ts';

/** Which goal a metric has; undefined when it is not known. */
export type GoalOf = (metric: string) => 'maximize' | 'minimize' | undefined;

/** Reads a field: `metrics.loss`, `"Run name"`, `best(metrics.loss)`. */
export function parseField(reader: TokenReader, goalOf: GoalOf | undefined): Field {
  const name = reader.peek();
  const called = name.kind === 'word' && reader.peek(1).text === '(' ? functionOf(name.text) : undefined;
  return called ? parseCall(reader, called, goalOf) : parsePlainField(reader, 'any');
}

function parseCall(reader: TokenReader, called: FunctionName, goalOf: GoalOf | undefined): Field {
  reader.next();
  reader.next();
  if (called === 'number') {
    const of = parsePlainField(reader, 'text');
    closeCall(reader);
    return { kind: 'number', of };
  }
  const from = reader.peek().from;
  const { key } = parsePlainField(reader, 'metric');
  if (called === 'best' && goalOf && goalOf(key) === undefined) {
    throw noGoal(reader.text, { from, to: reader.end() });
  }
  const value = parseMetricValue(reader, called);
  closeCall(reader);
  return { kind: 'metric', key, value };
}

function noGoal(text: string, range: TextRange): SearchError {
  return new SearchError(range, {
    expected: ['a metric whose goal is known'],
    found: text.slice(range.from, range.to),
    hint: 'Say in runfolio.yaml whether more or less of it is better, or use min() or max().',
  });
}

function parseMetricValue(
  reader: TokenReader,
  called: Exclude<FunctionName, 'number'>,
): MetricField['value'] {
  switch (called) {
    case 'at':
      return { kind: 'at', step: parseWholeNumber(reader, 'a step', Number.MIN_SAFE_INTEGER) };
    case 'mean':
      return { kind: 'mean', points: parseWholeNumber(reader, 'the number of last points', 1) };
    default:
      return { kind: called };
  }
}

function parseWholeNumber(reader: TokenReader, phrase: string, least: number): number {
  if (!reader.takes(',')) reader.fail();
  reader.expect({ kind: 'other', phrase: `${phrase}, a whole number` });
  const { kind, text } = reader.peek();
  const number = Number(text);
  if (kind !== 'number' || !Number.isSafeInteger(number) || number < least) reader.fail();
  reader.next();
  return number + 0;
}

function closeCall(reader: TokenReader): void {
  if (!reader.takes(')')) reader.fail();
}

function parsePlainField(reader: TokenReader, of: 'any'): Field;
function parsePlainField(reader: TokenReader, of: 'metric'): MetricField;
function parsePlainField(reader: TokenReader, of: 'text'): ParamField | TagField;
function parsePlainField(reader: TokenReader, of: 'any' | 'metric' | 'text'): Field {
  reader.expect({ kind: 'field', of });
  const first = reader.peek();
  const isName = first.kind === 'word' || (first.kind === 'quoted' && /^["`]/.test(first.text));
  if (!isName) reader.fail(first.kind === 'unclosed' ? 'The quote is not closed.' : undefined);
  const dot = reader.peek(1);
  if (dot.text !== '.' || dot.from !== first.to) return parseAttribute(reader, of);
  const entity = entityOf(first.text.startsWith('`') ? keyOf(first.text) : first.text);
  if (!entity) return reader.fail(entityHint(first.text));
  if (!fits(entity, of)) reader.fail(undefined, wholeField(reader));
  reader.next();
  reader.next();
  return fieldOf(reader, entity, dot);
}

function fits(entity: Entity, of: 'any' | 'metric' | 'text'): boolean {
  if (of === 'any') return true;
  return of === 'metric' ? entity === 'metrics' : entity === 'params' || entity === 'tags';
}

function entityHint(found: string): string {
  const close = ENTITIES.find((entity) => entity.startsWith(found.toLowerCase().slice(0, 3)));
  return `A key belongs to ${alternatives(ENTITIES)}${close ? `; did you mean ${close}?` : '.'}`;
}

function parseAttribute(reader: TokenReader, of: 'any' | 'metric' | 'text'): Field {
  const token = reader.peek();
  const field = attributeField(token.kind === 'quoted' ? keyOf(token.text) : token.text);
  if (!field || of !== 'any') {
    const known = alternatives(ATTRIBUTES);
    return reader.fail(of === 'any' ? `Without an entity before it, only ${known} can be named.` : undefined);
  }
  reader.next();
  return field;
}

function fieldOf(reader: TokenReader, entity: Entity, dot: Token): Field {
  const range = { from: reader.peek().from, to: reader.peek().to };
  const key = parseKey(reader, entity, dot);
  switch (entity) {
    case 'metrics':
      return { kind: 'metric', key, value: { kind: 'latest' } };
    case 'params':
      return { kind: 'param', key };
    case 'tags':
      return { kind: 'tag', key };
    case 'attributes':
      return attributeField(key) ?? unknownKey(reader, ATTRIBUTES, range);
    case 'datasets': {
      const name = datasetAttribute(key);
      return name ? { kind: 'dataset', name } : unknownKey(reader, DATASET_ATTRIBUTES, range);
    }
  }
}

function unknownKey(reader: TokenReader, known: readonly string[], range: TextRange): never {
  throw new SearchError(range, { expected: known, found: reader.text.slice(range.from, range.to) });
}

function wholeField(reader: TokenReader): TextRange {
  const { from } = reader.peek();
  const [text = ''] = /^[^\s(),]+/.exec(reader.text.slice(from)) ?? [];
  return { from, to: from + text.length };
}
