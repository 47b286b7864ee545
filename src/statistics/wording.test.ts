import { describe, expect, it } from 'vitest';
import { percentText, pText, twoDigits, unitCount } from './wording.ts';

describe('wording', () => {
  it('never prints a p-value as 0', () => {
    expect([pText(0), pText(0.00099), pText(0.001), pText(0.0437), pText(1)]).toEqual([
      '< 0.001',
      '< 0.001',
      '0.001',
      '0.044',
      '1',
    ]);
    expect(pText(Number.NaN)).toBe('NaN');
  });

  it('writes levels, counts and sizes', () => {
    expect([percentText(0.95), percentText(1 - 0.1), percentText(0.999)]).toEqual(['95 %', '90 %', '99.9 %']);
    expect([unitCount(1, 'fold'), unitCount(4, 'seed')]).toEqual(['1 fold', '4 seeds']);
    expect([twoDigits(0.03149), twoDigits(1234), twoDigits(2.54e-9)]).toEqual(['0.031', '1200', '2.5e-9']);
  });
});
