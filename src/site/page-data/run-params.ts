import type { KeyValue } from '../../entities/scalar.ts';
import { cut } from '../format.ts';
import { type FoldedList, foldList } from './folded-list.ts';

/** One param. `other` is the baseline's value: undefined when it has no such param. */
export type ParamRow = {
  readonly key: string;
  readonly value: string;
  readonly other: string | undefined;
  readonly differs: boolean;
};

const SHOWN = 20;
const FOLDED = 20;
/** Values on one page share this many characters; past them each is cut short. */
const CHARACTERS = 2500;
const SHORT = 60;

/** Gives each text its room on the page: whole up to `most`, short when the page is full. */
export function fitTexts(most: number): (text: string) => string {
  let used = 0;
  return (text) => {
    const fitted = cut(text, used < CHARACTERS ? most : SHORT);
    used += fitted.length;
    return fitted;
  };
}

/**
 * The params of a run, those that differ from the baseline's first.
 *
 * @param most characters of one value.
 */
export function runParams(
  params: readonly KeyValue[],
  baseline: readonly KeyValue[] | undefined,
  most: number,
): FoldedList<ParamRow> & { readonly differing: number; readonly onlyInBaseline: readonly string[] } {
  const others = new Map(baseline?.map(({ key, value }) => [key, value]));
  const own = new Set(params.map(({ key }) => key));
  const rows = params.map(({ key, value }) => {
    const other = others.get(key);
    return { key, value, other, differs: baseline !== undefined && other !== value };
  });
  const ordered = rows.toSorted((a, b) => Number(b.differs) - Number(a.differs));
  const shorten = fitTexts(most);
  const list = foldList(ordered, SHOWN, FOLDED);
  const fitRow = (row: ParamRow): ParamRow => ({
    ...row,
    key: cut(row.key, 80),
    value: shorten(row.value),
    other: row.other === undefined ? undefined : cut(row.other, SHORT),
  });
  return {
    shown: list.shown.map(fitRow),
    folded: list.folded.map(fitRow),
    left: list.left,
    differing: rows.filter(({ differs }) => differs).length,
    onlyInBaseline: [...others.keys()].filter((key) => !own.has(key)),
  };
}
