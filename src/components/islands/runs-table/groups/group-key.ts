import { isRepeatParam } from '../../../../analysis/seed-groups.ts';
import type { RunTable } from '../../../../columns/decode-runs.ts';
import { formatDate } from '../../../../site/format.ts';
import { runName } from '../cell.ts';
import type { TableColumn } from '../table-column.ts';

/** What runs can be grouped by: a param, a tag, or something about the run itself. */
export type GroupKey = {
  /** That of the column, where it has one. */
  readonly id: string;
  readonly label: string;
  readonly section: 'Parameters' | 'Tags' | 'Run';
  /** Undefined where a run has none. */
  readonly textOf: (row: number) => string | undefined;
  /** How a text is shown, when it is not itself. */
  readonly show?: (text: string) => string;
  /** One of many: it is only named where a group has it. */
  readonly isOneOfMany?: boolean;
};

/** Stands for all params that differ, but for seeds and folds. */
export const SEEDS = 'seeds';

const RUN_COLUMNS = ['status', 'user', 'source', 'commit'];

/** All that the runs of a table can be grouped by, as it is offered. */
export function groupKeys(table: RunTable, columns: readonly TableColumn[]): readonly GroupKey[] {
  const ofColumn = ({ id, label, texts }: TableColumn, section: GroupKey['section']): GroupKey => ({
    id,
    label,
    section,
    textOf: (row) => texts?.()[row],
  });
  const named = (id: string, label: string, namesOf: (row: number) => readonly string[]): GroupKey => ({
    id,
    label,
    section: 'Run',
    textOf: (row) => [...new Set(namesOf(row))].sort().join(' + ') || undefined,
  });
  return [
    ...columns
      .filter(({ section }) => section === 'Parameters')
      .map((column) => ofColumn(column, 'Parameters')),
    named('datasets', 'Datasets', (row) =>
      table.datasetsOf(row).map((number) => table.datasets[number]?.name ?? ''),
    ),
    named('models', 'Models', (row) => table.modelsOf(row).map((number) => table.models[number] ?? '')),
    ...columns.filter(({ id }) => RUN_COLUMNS.includes(id)).map((column) => ofColumn(column, 'Run')),
    {
      id: 'run_name',
      label: 'Name',
      section: 'Run',
      textOf: (row) => table.names()[row]?.trim() || undefined,
    },
    {
      id: 'day',
      label: 'Day of the start, UTC',
      section: 'Run',
      textOf: (row) => {
        const start = table.startTimeMs[row];
        return start === undefined ? undefined : formatDate(start);
      },
    },
    ...(table.parents.size > 0 ? [parentKey(table)] : []),
    ...columns.filter(({ section }) => section === 'Tags').map((column) => ofColumn(column, 'Tags')),
  ];
}

/** Parents can have the same name: they are told apart by their rows. */
function parentKey(table: RunTable): GroupKey {
  return {
    id: 'parent',
    label: 'Parent run',
    section: 'Run',
    textOf: (row) => {
      const parent = table.parents.get(row);
      return parent === undefined ? undefined : String(parent);
    },
    show: (text) => runName(table, Number(text)),
  };
}

/** The params that tell settings apart: all that differ, but for seeds and folds. */
export function settingKeys(table: RunTable): readonly string[] {
  return table.params
    .filter(({ key, differs }) => differs && !isRepeatParam(key))
    .map(({ key }) => `params.${key}`);
}

/** Whether some runs may differ in nothing but a seed or a fold. */
export function hasRepeats(table: RunTable): boolean {
  return settingKeys(table).length > 0 && table.params.some(({ key }) => isRepeatParam(key));
}

/** The keys that a view asks for, in its order; what the table does not have is left out. */
export function chosenKeys(
  ids: readonly string[],
  table: RunTable,
  keys: readonly GroupKey[],
): readonly GroupKey[] {
  const find = (id: string) => keys.find((key) => key.id === id);
  const chosen = new Map<string, GroupKey>();
  for (const id of ids)
    for (const each of id === SEEDS ? settingKeys(table) : [id]) {
      const key = find(each);
      if (key && !chosen.has(each)) chosen.set(each, id === SEEDS ? { ...key, isOneOfMany: true } : key);
    }
  return [...chosen.values()];
}
