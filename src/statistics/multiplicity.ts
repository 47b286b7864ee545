import { countBelow } from './sorted-counts.ts';
import { percentText } from './wording.ts';

/** Indexes of p-values from the smallest on; equal ones in the order given. */
function fromSmallest(p: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({ length: p.length }, (_, index) => index);
  return order.sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0) || a - b);
}

/**
 * Holm's adjusted p-values (1979), which hold the risk of any false finding: the k-th smallest times m − k + 1, made
 * to rise, at most 1.
 *
 * @param p of the tests that are printed together.
 */
export function holm(p: ArrayLike<number>): Float64Array {
  const sorted = new Float64Array(p).sort();
  let greatest = 0;
  const rising = sorted.map((value, place) => {
    greatest = Math.max(greatest, Math.min(1, value * (p.length - place)));
    return greatest;
  });
  // The first of equal ones decides for all.
  return new Float64Array(p).map((value) => rising[countBelow(sorted, value)] ?? 1);
}

/**
 * Benjamini and Hochberg's adjusted p-values (1995), which hold the share of false findings: the k-th smallest times
 * m / k, made to rise from the top, at most 1. For screening lists only, never for ranks: easy wins over bad
 * configurations would relax it where readers look, and print a false order among the leaders.
 */
export function benjaminiHochberg(p: ArrayLike<number>): Float64Array {
  const adjusted = new Float64Array(p.length);
  let smallest = 1;
  const order = fromSmallest(p);
  for (let place = p.length - 1; place >= 0; place--) {
    const index = order[place] ?? 0;
    smallest = Math.min(smallest, ((p[index] ?? 1) * p.length) / (place + 1));
    adjusted[index] = smallest;
  }
  return adjusted;
}

/** A screening list: the adjusted p-values, which of them are marked, and what to say of the marks. */
export type Screening = {
  readonly adjusted: Float64Array;
  readonly marked: readonly boolean[];
  readonly text: string;
};

/** Screens many changes at once with `benjaminiHochberg`: those are marked whose adjusted p is at most `alpha`. */
export function screen(p: ArrayLike<number>, alpha: number): Screening {
  const adjusted = benjaminiHochberg(p);
  return {
    adjusted,
    marked: Array.from(adjusted, (value) => value <= alpha),
    text: `about ${percentText(alpha)} of the marked changes are expected to be false`,
  };
}
