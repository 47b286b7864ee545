/** How many of the ascending numbers are below `limit`. */
export function countBelow(sorted: ArrayLike<number>, limit: number): number {
  return countFirst(sorted, (value) => value < limit);
}

/** How many of the ascending numbers are at most `limit`. */
export function countUpTo(sorted: ArrayLike<number>, limit: number): number {
  return countFirst(sorted, (value) => value <= limit);
}

/** How many come first that are wanted, where none behind the first unwanted one is; by halving. */
function countFirst(sorted: ArrayLike<number>, isWanted: (value: number) => boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isWanted(sorted[middle] ?? 0)) from = middle + 1;
    else to = middle;
  }
  return from;
}
