import { binomialShare, normalCritical } from './distributions.ts';
import { type NotShown, notShown } from './not-shown.ts';
import { DEFAULT_LEVEL } from './t-interval.ts';

/** McNemar's exact test of two runs on the same items. */
export type McNemarTest = {
  readonly shown: true;
  readonly method: 'mcnemar';
  readonly level: number;
  readonly n: number;
  readonly unit: 'item';
  /** Items that only one of the two got right. */
  readonly onlyA: number;
  readonly onlyB: number;
  readonly discordant: number;
  /** (onlyA − onlyB) / n. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly text: string;
};

/**
 * McNemar's test (1947), exact: p = min(1, 2 P(Bin(b + c, ½) ≤ min(b, c))). The interval of the difference is Bonett
 * and Price's (2012): with p̃₁ = (b + 1)/(n + 2) and p̃₂ = (c + 1)/(n + 2), p̃₁ − p̃₂ ∓ z √((p̃₁ + p̃₂ − (p̃₁ − p̃₂)²)/(n + 2)).
 *
 * @param counts.items how many items both runs answered.
 */
export function mcnemarTest(
  counts: { readonly onlyA: number; readonly onlyB: number; readonly items: number },
  options: { readonly level?: number },
): McNemarTest | NotShown<'not counts of the items'> {
  const { onlyA, onlyB, items } = counts;
  const { level = DEFAULT_LEVEL } = options;
  const discordant = onlyA + onlyB;
  const areCounts = [onlyA, onlyB, items].every((count) => Number.isInteger(count) && count >= 0);
  if (!areCounts || items === 0 || discordant > items) return notShown('not counts of the items');
  const shareA = (onlyA + 1) / (items + 2);
  const shareB = (onlyB + 1) / (items + 2);
  const center = shareA - shareB;
  const half = normalCritical(level) * Math.sqrt((shareA + shareB - center * center) / (items + 2));
  return {
    shown: true,
    method: 'mcnemar',
    level,
    n: items,
    unit: 'item',
    onlyA,
    onlyB,
    discordant,
    difference: (onlyA - onlyB) / items,
    low: Math.max(-1, center - half),
    high: Math.min(1, center + half),
    p: discordant === 0 ? 1 : Math.min(1, 2 * binomialShare(Math.min(onlyA, onlyB), discordant, 0.5)),
    text: `paired over ${items} items, b=${onlyA}, c=${onlyB}${discordant === 0 ? ', no item differs' : ''}`,
  };
}

/**
 * Counts from what both runs got right, item by item. Refused unless both answered exactly the same items.
 *
 * @param a whether each item was right, by its id.
 */
export function mcnemarCounts(
  a: ReadonlyMap<string, boolean>,
  b: ReadonlyMap<string, boolean>,
): { readonly onlyA: number; readonly onlyB: number; readonly items: number } | NotShown<'items differ'> {
  if (a.size !== b.size) return notShown('items differ');
  let onlyA = 0;
  let onlyB = 0;
  for (const [item, rightInA] of a) {
    const rightInB = b.get(item);
    if (rightInB === undefined) return notShown('items differ');
    if (rightInA && !rightInB) onlyA += 1;
    if (rightInB && !rightInA) onlyB += 1;
  }
  return { onlyA, onlyB, items: a.size };
}
