/** A row's part of the bracket of its tier; `none` where it has no tier. */
export type TieCell = {
  readonly part: 'none' | 'only' | 'first' | 'middle' | 'last';
  /** `a` for the first tier; empty where there is none. */
  readonly letter: string;
};

/**
 * The brackets of tiers. Rows of a tier stand one below the other, but for single runs between them, which have none:
 * there the bracket is open.
 *
 * @param tiers of the rows in order, from 1.
 */
export function tieCells(tiers: readonly (number | undefined)[]): readonly TieCell[] {
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  for (const [index, tier] of tiers.entries()) {
    if (tier === undefined) continue;
    if (!first.has(tier)) first.set(tier, index);
    last.set(tier, index);
  }
  return tiers.map((tier, index) => {
    if (tier === undefined) return { part: 'none', letter: '' };
    const letter = tierLetter(tier);
    if (first.get(tier) === last.get(tier)) return { part: 'only', letter };
    if (first.get(tier) === index) return { part: 'first', letter };
    return { part: last.get(tier) === index ? 'last' : 'middle', letter };
  });
}

const LETTERS = 26;

/** `a` to `z`, then `aa`. */
export function tierLetter(tier: number): string {
  const rest = Math.floor((tier - 1) / LETTERS);
  const letter = String.fromCharCode(97 + ((tier - 1) % LETTERS));
  return rest > 0 ? tierLetter(rest) + letter : letter;
}
