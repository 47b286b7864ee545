/** Whether lists have the same items in the same order, or neither is there. */
export function isSameList<Item>(
  list: readonly Item[] | undefined,
  other: readonly Item[] | undefined,
  isSame: (a: Item, b: Item) => boolean = Object.is,
): boolean {
  if (list === other) return true;
  if (!list || !other || list.length !== other.length) return false;
  return list.every((item, index) => isSame(item, other[index] as Item));
}
