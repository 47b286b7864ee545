import type { Condition, Field, Filter, OrderTerm } from './ast.ts';

/** The metrics whose histories a search needs (`at()`, `mean()`), each once. Empty for most searches. */
export function historiesNeeded(filter: Filter, order: readonly OrderTerm[] = []): readonly string[] {
  const fields = [...(filter ? fieldsOf(filter) : []), ...order.map(({ field }) => field)];
  return [...new Set(fields.flatMap(neededBy))];
}

/** Every field that a filter compares. */
export function fieldsOf(condition: Condition): readonly Field[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.conditions.flatMap(fieldsOf);
    case 'not':
      return fieldsOf(condition.condition);
    default:
      return [condition.field];
  }
}

function neededBy(field: Field): readonly string[] {
  const needs = field.kind === 'metric' && (field.value.kind === 'at' || field.value.kind === 'mean');
  return needs ? [field.key] : [];
}
