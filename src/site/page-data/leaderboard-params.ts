import type { Board } from '../../analysis/leaderboard/board-types.ts';
import { cut, NOT_LOGGED } from '../format.ts';

/** What the first configurations have set, where configurations differ; beside the baseline, if there is one. */
export type FirstParams = {
  readonly columns: readonly { readonly name: string; readonly isBaseline: boolean }[];
  readonly rows: readonly {
    readonly key: string;
    readonly cells: readonly { readonly text: string; readonly isOther: boolean }[];
  }[];
  /** Params that differ, and are not listed, as there are so many. */
  readonly more: number;
  /** First configurations that have no column. */
  readonly moreFirst: number;
};

const MOST_COLUMNS = 4;
const MOST_PARAMS = 30;

/** Undefined when nothing is ranked, or nothing differs. */
export function firstParams({ rows }: Pick<Board, 'rows'>): FirstParams | undefined {
  const first = rows.filter(({ isFirst }, index) => isFirst || index === 0);
  const shown = first.slice(0, MOST_COLUMNS);
  const baseline = rows.find(({ isBaseline }) => isBaseline);
  const columns = baseline && !shown.includes(baseline) ? [...shown, baseline] : shown;
  const keys = columns[0]?.params.map(({ key }) => key) ?? [];
  if (keys.length === 0) return undefined;
  const textOf = (column: number, key: number) => columns[column]?.params[key]?.value;
  const against = baseline ?? columns[0];
  return {
    columns: columns.map(({ name, isBaseline }) => ({ name: cut(name, 40), isBaseline })),
    rows: keys.slice(0, MOST_PARAMS).map((key, place) => ({
      key,
      cells: columns.map((column, index) => ({
        text: cut(textOf(index, place) ?? NOT_LOGGED, 60),
        isOther: column !== against && textOf(index, place) !== against?.params[place]?.value,
      })),
    })),
    more: Math.max(0, keys.length - MOST_PARAMS),
    moreFirst: first.length - shown.length,
  };
}
