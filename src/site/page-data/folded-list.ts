/** A list of which a page shows a part at once, a part folded, and leaves the rest to the data file. */
export type FoldedList<Item> = {
  readonly shown: readonly Item[];
  readonly folded: readonly Item[];
  /** How many are neither shown nor folded. */
  readonly left: number;
};

/** Divides a list; nothing is folded for the sake of one or two items, unless none is to be shown. */
export function foldList<Item>(items: readonly Item[], shown: number, folded: number): FoldedList<Item> {
  const first = shown > 0 && items.length <= shown + 2 ? items.length : shown;
  return {
    shown: items.slice(0, first),
    folded: items.slice(first, first + folded),
    left: Math.max(0, items.length - first - folded),
  };
}
