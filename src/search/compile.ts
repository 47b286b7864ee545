import type {
  Comparison,
  Condition,
  Field,
  Filter,
  ListOperator,
  NumberOperator,
  TextField,
  TextOperator,
} from './ast.ts';
import { compileLike } from './like.ts';
import { readNumber, readText, readValue } from './read-field.ts';
import type { RunFields, SearchOptions } from './run-fields.ts';

/**
 * Makes a filter into a question to runs. A comparison with what a run does not have is false, whatever the operator
 * (also `!=` and NOT IN; only IS NULL is true); NaN equals nothing and has no order, so that only `!=` is true of it.
 * NOT and OR know just true and false: `NOT params.lr = '1'` is true of a run without that param.
 */
export function compileFilter<Row>(
  filter: Filter,
  fields: RunFields<Row>,
  options: SearchOptions = {},
): (row: Row) => boolean {
  return filter ? compileCondition(filter, fields, options) : () => true;
}

function compileCondition<Row>(
  condition: Condition,
  fields: RunFields<Row>,
  options: SearchOptions,
): (row: Row) => boolean {
  const compile = (each: Condition) => compileCondition(each, fields, options);
  switch (condition.kind) {
    case 'all': {
      const tests = condition.conditions.map(compile);
      return (row) => tests.every((test) => test(row));
    }
    case 'any': {
      const tests = condition.conditions.map(compile);
      return (row) => tests.some((test) => test(row));
    }
    case 'not': {
      const test = compile(condition.condition);
      return (row) => !test(row);
    }
    default:
      return compileComparison(condition, fields, options);
  }
}

function compileComparison<Row>(
  comparison: Comparison,
  fields: RunFields<Row>,
  options: SearchOptions,
): (row: Row) => boolean {
  switch (comparison.kind) {
    case 'compare-number': {
      const read = readNumber(comparison.field, fields, options);
      const test = numberTest(comparison.operator, comparison.value);
      return (row) => {
        const value = read(row);
        return value !== undefined && test(value);
      };
    }
    case 'compare-text':
      return compileText(comparison.field, fields, textTest(comparison.operator, comparison.value));
    case 'compare-list':
      return compileText(comparison.field, fields, listTest(comparison.operator, comparison.values));
    case 'compare-null': {
      const has = compilePresence(comparison.field, fields, options);
      return comparison.operator === 'IS NULL' ? (row) => !has(row) : has;
    }
  }
}

function compileText<Row>(
  field: TextField,
  fields: RunFields<Row>,
  test: (text: string) => boolean,
): (row: Row) => boolean {
  if (field.kind === 'dataset') {
    const read = fields.dataset(field.name);
    return (row) => read(row).some(test);
  }
  const read = readText(field, fields);
  return (row) => {
    const text = read(row);
    return text !== undefined && test(text);
  };
}

function compilePresence<Row>(
  field: Field,
  fields: RunFields<Row>,
  options: SearchOptions,
): (row: Row) => boolean {
  if (field.kind === 'dataset') return compileText(field, fields, () => true);
  const read = readValue(field, fields, options);
  return (row) => read(row) !== undefined;
}

function numberTest(operator: NumberOperator, to: number): (value: number) => boolean {
  switch (operator) {
    case '=':
      return (value) => value === to;
    case '!=':
      return (value) => value !== to;
    case '<':
      return (value) => value < to;
    case '<=':
      return (value) => value <= to;
    case '>':
      return (value) => value > to;
    case '>=':
      return (value) => value >= to;
  }
}

function textTest(operator: TextOperator, to: string): (text: string) => boolean {
  switch (operator) {
    case '=':
      return (text) => text === to;
    case '!=':
      return (text) => text !== to;
    case 'LIKE':
      return compileLike(to, false);
    case 'ILIKE':
      return compileLike(to, true);
    case 'NOT LIKE':
      return negated(compileLike(to, false));
    case 'NOT ILIKE':
      return negated(compileLike(to, true));
  }
}

function negated(test: (text: string) => boolean): (text: string) => boolean {
  return (text) => !test(text);
}

function listTest(operator: ListOperator, values: readonly string[]): (text: string) => boolean {
  const list = new Set(values);
  return operator === 'IN' ? (text) => list.has(text) : (text) => !list.has(text);
}
