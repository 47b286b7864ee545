import type { Comparison, Condition, Field, Filter, NumberComparison, OrderTerm } from './ast.ts';
import { numberText } from './number-text.ts';
import { quoteItem, quoteKey, quoteText } from './quote.ts';
import { dateText, durationText } from './time-text.ts';

/**
 * The canonical text of a filter, which parses to the same. What MLflow can say is printed as MLflow says it.
 *
 * Every text can be written, and every key that MLflow allows; keys with quotes of each kind cannot, and are printed as
 * well as can be.
 */
export function printFilter(filter: Filter): string {
  return filter ? printCondition(filter) : '';
}

function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
      return condition.conditions.map((each) => printWithin(each, ['any'])).join(' AND ');
    case 'any':
      return condition.conditions.map((each) => printWithin(each, [])).join(' OR ');
    case 'not':
      return `NOT ${printWithin(condition.condition, ['all', 'any'])}`;
    default:
      return printComparison(condition);
  }
}

function printWithin(condition: Condition, inParentheses: readonly Condition['kind'][]): string {
  const text = printCondition(condition);
  return inParentheses.includes(condition.kind) ? `(${text})` : text;
}

function printComparison(comparison: Comparison): string {
  switch (comparison.kind) {
    case 'compare-number':
      return `${printCompared(comparison)} ${comparison.operator} ${printNumber(comparison)}`;
    case 'compare-text':
      return `${printField(comparison.field)} ${comparison.operator} ${quoteText(comparison.value)}`;
    case 'compare-list':
      return `${printField(comparison.field)} ${comparison.operator} (${comparison.values.map((value) => quoteItem(value)).join(', ')})`;
    case 'compare-null':
      return `${printField(comparison.field)} ${comparison.operator}`;
  }
}

/** Compared with a number, a param needs no `number()`. */
function printCompared({ field }: NumberComparison): string {
  return printField(field.kind === 'number' ? field.of : field);
}

function printNumber({ value, written }: NumberComparison): string {
  if (written === 'number') return numberText(value);
  return `'${written === 'date' ? dateText(value) : durationText(value)}'`;
}

/** The text of a field, for filters, orders, column headers and links. */
export function printField(field: Field): string {
  switch (field.kind) {
    case 'metric':
      return printMetric(`metrics.${writtenKey(field.key)}`, field.value);
    case 'param':
      return `params.${writtenKey(field.key)}`;
    case 'tag':
      return `tags.${writtenKey(field.key)}`;
    case 'dataset':
      return `datasets.${field.name}`;
    case 'attribute':
    case 'time':
      return field.name;
    case 'duration':
      return 'duration';
    case 'number':
      return `number(${printField(field.of)})`;
  }
}

function printMetric(metric: string, value: Extract<Field, { kind: 'metric' }>['value']): string {
  switch (value.kind) {
    case 'latest':
      return metric;
    case 'at':
      return `at(${metric}, ${numberText(value.step)})`;
    case 'mean':
      return `mean(${metric}, ${numberText(value.points)})`;
    default:
      return `${value.kind}(${metric})`;
  }
}

function writtenKey(key: string): string {
  return quoteKey(key) ?? `"${key}"`;
}

/** The canonical text of an order: terms with commas between them, directions only where they are descending. */
export function printOrder(order: readonly OrderTerm[]): string {
  return order
    .map(({ field, direction }) => printField(field) + (direction === 'DESC' ? ' DESC' : ''))
    .join(', ');
}
