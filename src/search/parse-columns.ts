import type { Field } from './ast.ts';
import type { ParseOptions } from './parse.ts';
import { parseField } from './parse-field.ts';
import { printField } from './print.ts';
import { readTokens, type TokenReader } from './token-reader.ts';
import { type Entity, entityOf } from './vocabulary.ts';

/** A column: one field, or all that the runs have of an entity, written `metrics.*`. */
export type Column = Field | { readonly kind: 'every'; readonly of: 'metrics' | 'params' | 'tags' };

/**
 * Reads the columns of a table: fields, as filters name them, and `metrics.*`, `params.*`, `tags.*`, with commas
 * between them. The empty text is none.
 *
 * @throws SearchError for everything else.
 */
export function parseColumns(text: string, options: ParseOptions = {}): readonly Column[] {
  const reader = readTokens(text);
  if (reader.peek().kind === 'end') return [];
  const columns: Column[] = [];
  do columns.push(parseEvery(reader) ?? parseField(reader, options.goalOf));
  while (reader.takes(','));
  if (reader.peek().kind !== 'end') reader.fail();
  return columns;
}

function parseEvery(reader: TokenReader): Column | undefined {
  const [name, dot, star] = [reader.peek(), reader.peek(1), reader.peek(2)];
  const isEvery = star.text === '*' && dot.text === '.' && name.to === dot.from && dot.to === star.from;
  const of = isEvery ? entityOf(name.text) : undefined;
  if (!of || !hasKeys(of)) return undefined;
  for (let taken = 0; taken < 3; taken++) reader.next();
  return { kind: 'every', of };
}

function hasKeys(entity: Entity): entity is 'metrics' | 'params' | 'tags' {
  return entity === 'metrics' || entity === 'params' || entity === 'tags';
}

/** The canonical text of columns. */
export function printColumns(columns: readonly Column[]): string {
  return columns.map((each) => (each.kind === 'every' ? `${each.of}.*` : printField(each))).join(', ');
}
