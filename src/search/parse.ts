import type { Condition, Filter } from './ast.ts';
import { parseComparison } from './parse-comparison.ts';
import type { GoalOf } from './parse-field.ts';
import { keyOf } from './quote.ts';
import { SearchError } from './search-error.ts';
import { type Expectation, expectationsAtEnd, readTokens, type TokenReader } from './token-reader.ts';
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

/** What may stand at the end of a filter; nothing when it goes wrong before. */
export function filterExpectations(text: string): readonly Expectation[] {
  return expectationsAtEnd(text, (reader) => parseAny(reader, {}, 0));
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
  for (const word of ['NOT', '(']) reader.expect({ kind: 'word', text: word });
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
  if (!reader.takes('(')) return parseComparison(reader, options.goalOf);
  const condition = parseAny(reader, options, depth + 1);
  if (!condition || !reader.takes(')')) return reader.fail();
  return condition;
}
