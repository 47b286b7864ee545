import { normalShare } from './distributions.ts';
import { splitsByRankSum } from './mann-whitney-exact.ts';
import { mean } from './moments.ts';
import { type NotShown, notShown } from './not-shown.ts';
import { averageRanks } from './rank-correlation.ts';

/** The Mann–Whitney test of two groups (1947). */
export type MannWhitneyTest = {
  readonly shown: true;
  readonly method: 'exact' | 'normal';
  readonly n: readonly [number, number];
  /** Pairs in which a is greater, and half of those in which both are equal. */
  readonly u: number;
  /** u / (nA nB): how likely a value of a is greater than one of b (rliable's probability of improvement). */
  readonly probabilityAGreater: number;
  readonly p: number;
  /** The smallest p that groups of these sizes can give, 2/C(nA + nB, nA). */
  readonly leastP: number;
  /** Shown instead of p where it cannot reach 5 %. */
  readonly text: string | undefined;
};

/** Splits that are counted one and all; above, the normal approximation. */
const MOST_SPLITS = 200_000;

/**
 * Exact p = min(1, 2 min(P(U* ≤ U), P(U* ≥ U))) over all C(nA + nB, nA) splits, ties included; from 200 000 splits on
 * the normal approximation with corrections for ties and continuity.
 *
 * @param a finite numbers; so are those of b.
 */
export function mannWhitneyTest(
  a: readonly number[],
  b: readonly number[],
): MannWhitneyTest | NotShown<'no value' | 'non-finite'> {
  if (a.length === 0 || b.length === 0) return notShown('no value');
  if (![...a, ...b].every(Number.isFinite)) return notShown('non-finite');
  const ranks = averageRanks([...a, ...b]);
  const ofA = ranks.slice(0, a.length).reduce((sum, rank) => sum + rank, 0);
  const u = ofA - (a.length * (a.length + 1)) / 2;
  const splits = chooseCount(a.length + b.length, a.length);
  const isExact = splits <= MOST_SPLITS;
  const leastP = Math.min(1, 2 / splits);
  return {
    shown: true,
    method: isExact ? 'exact' : 'normal',
    n: [a.length, b.length],
    u,
    probabilityAGreater: u / (a.length * b.length),
    p: isExact ? exactP(ranks, a.length, b.length, ofA) : normalP(ranks, a.length, b.length, u),
    leastP,
    text: leastP > 0.05 ? 'cannot reach 5 %' : undefined,
  };
}

/**
 * The probability that a run of a beats one of b, averaged over tasks (rliable, Agarwal et al. 2021).
 *
 * @param tasksA the values of each task; tasksB in the same order. Finite, none empty.
 */
export function probabilityOfImprovement(
  tasksA: readonly (readonly number[])[],
  tasksB: readonly (readonly number[])[],
): number {
  return mean(
    tasksA.map((a, index) => {
      const found = mannWhitneyTest(a, tasksB[index] ?? []);
      return found.shown ? found.probabilityAGreater : Number.NaN;
    }),
  );
}

/** C(n, k), as a double. */
function chooseCount(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) count = (count * (n - Math.min(k, n - k) + i)) / i;
  return Math.round(count);
}

function exactP(ranks: readonly number[], nA: number, nB: number, sumOfA: number): number {
  // Choosing one group is leaving the other: the smaller one has fewer ways.
  const n = nA + nB;
  const rankSum = nA <= nB ? sumOfA : (n * (n + 1)) / 2 - sumOfA;
  const counts = splitsByRankSum(ranks, Math.min(nA, nB));
  let atMost = 0;
  let atLeast = 0;
  let all = 0;
  counts.forEach((count, doubled) => {
    all += count;
    if (doubled <= 2 * rankSum) atMost += count;
    if (doubled >= 2 * rankSum) atLeast += count;
  });
  return Math.min(1, (2 * Math.min(atMost, atLeast)) / all);
}

function normalP(ranks: readonly number[], nA: number, nB: number, u: number): number {
  const n = nA + nB;
  const tied = new Map<number, number>();
  for (const rank of ranks) tied.set(rank, (tied.get(rank) ?? 0) + 1);
  const ties = [...tied.values()].reduce((sum, count) => sum + (count ** 3 - count), 0);
  const variance = ((nA * nB) / 12) * (n + 1 - ties / (n * (n - 1)));
  if (variance === 0) return 1;
  const distance = Math.max(0, Math.abs(u - (nA * nB) / 2) - 0.5);
  return Math.min(1, 2 * normalShare(-distance / Math.sqrt(variance)));
}
