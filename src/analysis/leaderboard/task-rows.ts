import { paramMap, paramRoles } from '../configurations/param-roles.ts';
import { comparableValue } from '../configurations/param-value.ts';
import type { BoardConfiguration, BoardOptions, BoardParam, BoardRun } from './board-types.ts';
import type { TaskBoard } from './boards-by-task.ts';
import { allConfigurations } from './metric-means.ts';

/** Which params make the rows of several boards side by side. */
export type RowParams = {
  /** By key. */
  readonly keys: readonly string[];
  readonly taskParams: readonly string[];
  readonly repeatParams: readonly string[];
  /** The params of a row, from any of its runs. */
  readonly of: (run: Pick<BoardRun, 'params'> | undefined) => readonly BoardParam[];
};

/**
 * Params that differ between the runs of all boards together, but for those that only go with the board (the same in
 * all runs of each, such as the number of classes).
 */
export function rowParams(
  boards: readonly TaskBoard[],
  options: BoardOptions,
  taskKey: string | undefined,
): RowParams {
  const maps = boards.map(({ board }) =>
    allConfigurations(board).flatMap(({ units }) => units.flatMap(({ runs }) => runs.map(paramMap))),
  );
  const own =
    taskKey !== undefined && !taskKey.startsWith('tag') ? [taskKey.slice(taskKey.indexOf('.') + 1)] : [];
  const groupBy = options.groupBy?.filter((key) => !own.includes(key));
  const roles = paramRoles(maps.flat(), { ...options, groupBy, ignore: [...(options.ignore ?? []), ...own] });
  const telling = options.groupBy ? [] : roles.config.filter((key) => tellsApart(key, maps));
  const rest = roles.config.filter((key) => !telling.includes(key));
  // Where nothing else differs, there would be a single row.
  const keys = rest.length > 0 ? rest : roles.config;
  return {
    keys,
    taskParams: rest.length > 0 ? telling : [],
    repeatParams: [...roles.repeats.keys()],
    of: (run) => {
      const values = run ? paramMap(run) : new Map<string, string>();
      return keys.map((key) => ({ key, value: values.get(key) }));
    },
  };
}

/** The same in all runs of each board, and not of all boards. */
function tellsApart(key: string, boards: readonly (readonly ReadonlyMap<string, string>[])[]): boolean {
  return boards.every((maps) => new Set(maps.map((params) => textOf(params.get(key)))).size === 1);
}

function textOf(value: string | undefined): string {
  return value === undefined ? '' : `=${comparableValue(value)}`;
}

/** Tells rows apart: the same text for the same params, on whichever board. */
export function rowKey({ units }: BoardConfiguration, { of }: RowParams): string {
  return JSON.stringify(of(units[0]?.runs[0]).map(({ value }) => textOf(value)));
}
