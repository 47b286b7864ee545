import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import { bestOfText, isUnevenChoice, loggedValues } from './logged-values.ts';

type Inputs = {
  readonly steps: readonly number[];
  readonly values: readonly number[];
  readonly direction: 'max' | 'min';
};
type Expected = Readonly<
  Record<'last' | 'last_step' | 'best' | 'best_step' | 'min' | 'max' | 'non_finite', number | null>
>;
const vectors = readVectors<Inputs, Expected>(new URL('./fixtures/best-last.json', import.meta.url));

describe('loggedValues', () => {
  it('has all 26 vectors', () => {
    expect(vectors).toHaveLength(26);
  });

  it.each(vectors)('reproduces $id', ({ inputs: { steps, values, direction }, expected, tolerance }) => {
    const found = loggedValues(steps, values, direction === 'max' ? 'maximize' : 'minimize');
    const flat = {
      last: found?.last.value,
      last_step: found?.last.step,
      best: found?.best?.value,
      best_step: found?.best?.step,
      min: found?.min,
      max: found?.max,
      non_finite: found?.nonFinite,
    };
    expect(deviations(flat, expected, tolerance)).toEqual([]);
  });

  it('takes the earliest of equal bests', () => {
    expect(loggedValues([0, 5, 9], [1, 3, 3], 'maximize')?.best).toEqual({ value: 3, step: 5 });
  });

  it('is undefined when nothing was logged', () => {
    expect(loggedValues([], [], 'minimize')).toBeUndefined();
  });
});

describe('bestOfText and isUnevenChoice', () => {
  it('tell over how many steps the best was chosen, and whether some had twice the choice', () => {
    expect(bestOfText([50, 50])).toBe('best over 50 logged steps (optimistic: chosen on the same data)');
    expect(bestOfText([20, 50])).toBe('best over 20–50 logged steps (optimistic: chosen on the same data)');
    expect([isUnevenChoice([25, 50]), isUnevenChoice([24, 50]), isUnevenChoice([])]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
