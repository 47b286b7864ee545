import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempStore } from '../../src/testing/temp-store.ts';
import { removeRepeatedPoints, withoutRepeats } from './repeated-points.ts';

describe('withoutRepeats', () => {
  it('keeps the first line of each point, however its value is written', () => {
    const lines = ['1 0.5 0', '1 0.50 0', '1 0.5', '1 0.5 1', '1 0.5 0 data 1a2b', '2 nan 0', '2 nan 0', ''];
    expect(withoutRepeats(lines)).toEqual(['1 0.5 0', '1 0.5 1', '2 nan 0', '']);
  });
});

describe('removeRepeatedPoints', () => {
  it('changes metric files of active and deleted runs, nothing else', () => {
    const twice = '1 0.5 0\n1 0.5 0\n';
    const root = tempStore({
      '0/r/metrics/val/loss': twice,
      '.trash/1/r/metrics/loss': twice,
      '0/r/artifacts/metrics.txt': twice,
      '0/r/params/p': twice,
    });
    expect(removeRepeatedPoints(root)).toBe(2);
    const text = (path: string) => readFileSync(join(root, path), 'utf8');
    expect(text('0/r/metrics/val/loss')).toBe('1 0.5 0\n');
    expect(text('.trash/1/r/metrics/loss')).toBe('1 0.5 0\n');
    expect(text('0/r/artifacts/metrics.txt')).toBe(twice);
    expect(text('0/r/params/p')).toBe(twice);
  });
});
