import type { OrderTerm } from './ast.ts';
import type { ParseOptions } from './parse.ts';
import { parseField } from './parse-field.ts';
import { SearchError } from './search-error.ts';
import { type Expectation, expectationsAtEnd, readTokens, type TokenReader } from './token-reader.ts';

/**
 * Reads an order: fields, each with ASC (the default) or DESC, with commas between them. A term of it is what MLflow
 * takes in `order_by`; a list of those is the same as one text with commas. The empty text is no order.
 *
 * @throws SearchError for everything else.
 */
export function parseOrder(text: string, options: ParseOptions = {}): readonly OrderTerm[] {
  const reader = readTokens(text);
  if (reader.peek().kind === 'end') return [];
  return parseTerms(reader, options);
}

/** What may stand at the end of an order; nothing when it goes wrong before. */
export function orderExpectations(text: string): readonly Expectation[] {
  return expectationsAtEnd(text, (reader) => parseTerms(reader, {}));
}

function parseTerms(reader: TokenReader, options: ParseOptions): readonly OrderTerm[] {
  const terms: OrderTerm[] = [];
  do terms.push(parseTerm(reader, options));
  while (reader.takes(','));
  if (reader.peek().kind !== 'end') reader.fail();
  return terms;
}

function parseTerm(reader: TokenReader, { goalOf }: ParseOptions): OrderTerm {
  const first = reader.peek();
  const field = parseField(reader, goalOf);
  if (field.kind === 'dataset') {
    const range = { from: first.from, to: reader.end() };
    throw new SearchError(range, {
      expected: ['a metric, param, tag or attribute'],
      found: reader.text.slice(range.from, range.to),
      hint: 'A run may have several datasets, so that runs have no order by them.',
    });
  }
  if (reader.takes('DESC')) return { field, direction: 'DESC' };
  reader.takes('ASC');
  return { field, direction: 'ASC' };
}
