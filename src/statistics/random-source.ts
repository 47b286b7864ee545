/** A stream of pseudo-random numbers; the same on every machine. */
export type RandomSource = {
  /** The next whole number from 0 to 2³² − 1. */
  readonly next: () => number;
  /** A whole number from 0 to n − 1: ⌊next · n / 2³²⌋, exact in doubles. @throws when n is not from 1 to 2²¹ − 1. */
  readonly below: (n: number) => number;
  /**
   * A resample of as many things as there are counts: sets each count to how often `below` drew its index in as many
   * draws. @throws as `below` does.
   */
  readonly tally: (counts: Uint32Array) => void;
};

/** Four whole numbers from 0 to 2³² − 1, not all 0. */
export type RandomState = readonly [number, number, number, number];

/** FNV-1a with 32 bits over the UTF-8 bytes of a text. */
export function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Four outputs of splitmix32, as the state to start from. */
export function randomState(seed: number): RandomState {
  let z = seed;
  const draw = () => {
    z = (z + 0x9e3779b9) | 0;
    let t = z ^ (z >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return (t ^ (t >>> 15)) >>> 0;
  };
  const state: RandomState = [draw(), draw(), draw(), draw()];
  return state.every((part) => part === 0) ? [1, 0, 0, 0] : state;
}

const TWO_32 = 2 ** 32;
const MOST_BELOW = 2 ** 21;

/**
 * xoshiro128** 1.1 of Blackman and Vigna, which needs no products beyond 32 bits.
 *
 * @param state where to start.
 */
export function xoshiro128(state: RandomState): RandomSource {
  let [a, b, c, d] = state;
  const next = () => {
    const result = scrambled(b);
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const below = (n: number) => {
    checkChoices(n);
    return Math.floor((next() * n) / TWO_32);
  };
  // Draws as `below` does, with the state in variables of its own: shared ones are written to memory at every draw.
  const tally = (counts: Uint32Array) => {
    const n = counts.length;
    checkChoices(n);
    counts.fill(0);
    let [p, q, r, s] = [a | 0, b | 0, c | 0, d | 0];
    for (let draw = 0; draw < n; draw++) {
      const index = Math.floor((scrambled(q) * n) / TWO_32);
      counts[index] = (counts[index] as number) + 1;
      const t = q << 9;
      r ^= p;
      s ^= q;
      q ^= r;
      p ^= s;
      r ^= t;
      s = (s << 11) | (s >>> 21);
    }
    [a, b, c, d] = [p, q, r, s];
  };
  return { next, below, tally };
}

/** The output of a state, of which only the second part counts. */
function scrambled(part: number): number {
  const x = Math.imul(part, 5);
  return Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
}

function checkChoices(n: number): void {
  if (!(n >= 1 && n < MOST_BELOW)) throw new Error(`invalid number of choices: ${n}`);
}

/** A stream that a text decides: the same for the same text, whatever was drawn elsewhere. */
export function randomSource(key: string): RandomSource {
  return xoshiro128(randomState(fnv1a32(key)));
}
