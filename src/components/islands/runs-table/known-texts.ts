import type { RunTable } from '../../../columns/decode-runs.ts';
import type { Field } from '../../../search/ast.ts';
import type { Known } from '../../../search/complete.ts';

const MOST_VALUES = 200;

/** What there is to complete a filter with: keys as the table offers them, values by how many runs have them. */
export function knownTexts(table: RunTable): Known {
  const frequent = (values: readonly (string | undefined)[]): readonly string[] => {
    const counts = new Map<string, number>();
    for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_VALUES)
      .map(([value]) => value);
  };
  const valuesOf = (field: Field): readonly string[] => {
    switch (field.kind) {
      case 'param':
        return frequent(table.params.find(({ key }) => key === field.key)?.values() ?? []);
      case 'tag':
        return frequent(table.tags.find(({ key }) => key === field.key)?.values() ?? []);
      case 'dataset':
        return frequent(table.datasets.map((dataset) => dataset[field.name]));
      case 'attribute':
        return frequent(attributeValues(table, field.name));
      default:
        return [];
    }
  };
  // Counted once a field, not at every keystroke.
  const counted = new Map<string, readonly string[]>();
  return {
    keys: (of) => table[of].map(({ key }) => key),
    values: (field) => {
      const name = JSON.stringify(field);
      const values = counted.get(name) ?? valuesOf(field);
      counted.set(name, values);
      return values;
    },
  };
}

function attributeValues(table: RunTable, name: string): readonly (string | undefined)[] {
  switch (name) {
    case 'status':
      return table.status;
    case 'run_name':
      return table.names();
    case 'user_id':
      return table.userId();
    default:
      return [];
  }
}
