import { describe, expect, it } from 'vitest';
import { readVectors } from '../testing/read-vectors.ts';
import { checkGate, type Gate, type GateResult, gatesText, isRefused, overallVerdict } from './gate.ts';

type Inputs = {
  readonly direction: 'max' | 'min';
  readonly head: number | null;
  readonly base?: number | null;
  readonly bound?: number;
  readonly abs?: number | null;
  readonly rel?: number | null;
  readonly level?: 'error' | 'warn';
  readonly interval?: readonly [number, number];
};
const vectors = readVectors<Inputs, GateResult>(new URL('./fixtures/gate.json', import.meta.url));

function gateOf({ direction, head, base, bound, abs, rel, level = 'error', interval }: Inputs): Gate {
  return {
    goal: direction === 'max' ? 'maximize' : 'minimize',
    head: head ?? undefined,
    interval,
    level,
    missing: 'fail',
    against:
      bound === undefined
        ? { kind: 'base', base: base ?? undefined, absolute: abs ?? 0, relative: rel ?? 0 }
        : { kind: 'bound', bound },
  };
}

describe('checkGate', () => {
  it('has all 42 vectors', () => {
    expect(vectors).toHaveLength(42);
  });

  it.each(vectors)('reproduces $id: $expected.verdict', ({ inputs, expected }) => {
    expect(checkGate(gateOf(inputs))).toMatchObject(expected);
  });

  it('does what the settings say about a missing metric', () => {
    const gate = gateOf({ direction: 'max', head: null, base: 1 });
    expect(checkGate({ ...gate, missing: 'pass' }).verdict).toBe('pass');
    expect(checkGate({ ...gate, level: 'warn' }).verdict).toBe('warn');
  });

  it('says that a share of a base of 0 tolerates nothing', () => {
    const gate = { direction: 'min', head: 0.001, base: 0 } as const;
    expect(checkGate(gateOf({ ...gate, rel: 0.1 })).note).toBe(
      'base is 0: the relative tolerance contributes 0',
    );
    expect(checkGate(gateOf({ ...gate, abs: 0.1 })).note).toBeUndefined();
  });

  it('fails what is not finite against a bound', () => {
    const gate = gateOf({ direction: 'max', head: Number.NaN, bound: 1 });
    expect(checkGate(gate)).toEqual({ verdict: 'fail', why: 'non-finite in head' });
  });
});

describe('overallVerdict', () => {
  it('is the worst', () => {
    expect(overallVerdict(['pass', 'inconclusive'])).toBe('inconclusive');
    expect(overallVerdict(['warn', 'inconclusive', 'pass'])).toBe('warn');
    expect(overallVerdict(['warn', 'fail'])).toBe('fail');
    expect(overallVerdict([])).toBe('pass');
  });
});

describe('isRefused', () => {
  it.each([
    ['fail', false, 'pass', true],
    ['warn', false, 'pass', false],
    ['warn', true, 'pass', true],
    ['inconclusive', true, 'pass', false],
    ['inconclusive', false, 'fail', true],
    ['pass', true, 'fail', false],
  ] as const)('%s, strict %s, inconclusive: %s', (verdict, strict, inconclusive, expected) => {
    expect(isRefused(verdict, { strict, inconclusive })).toBe(expected);
  });
});

describe('gatesText', () => {
  it('tells the number of gates', () => {
    expect([gatesText(1), gatesText(3)]).toEqual([
      '1 gate, each checked on its own',
      '3 gates, each checked on its own',
    ]);
  });
});
