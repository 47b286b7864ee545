import { describe, expect, it } from 'vitest';
import { clipWorst } from './clip.ts';

const even = Array.from({ length: 20 }, (_, i) => 1 - i / 100);

describe('clipWorst', () => {
  it('cuts the run that diverged', () => {
    const clip = clipWorst([...even, 0.1], 'maximize');
    expect(clip?.count).toBe(1);
    expect(clip?.limit).toBeCloseTo(0.81);
    expect(clip?.apply(0.1)).toBe(clip?.end);
    expect(clip?.apply(0.9)).toBe(0.9);
  });

  it('cuts upwards when less is better', () => {
    const clip = clipWorst([...even.map((value) => 1 - value), 9], 'minimize');
    expect(clip?.limit).toBeCloseTo(0.19);
    expect(clip?.apply(9)).toBeCloseTo(0.19 * 1.08);
  });

  it('draws what lies beyond apart from the worst of the others', () => {
    const clip = clipWorst([...even, 0.1], 'maximize');
    const worst = clip?.limit ?? 0;
    expect(clip?.apply(worst)).toBe(worst);
    expect(clip?.apply(0.1)).toBeLessThan(worst);
  });

  it.each([
    ['values spread evenly', even],
    ['many lie apart', [...even, ...even.map(() => 0.1)]],
    ['there are few', [1, 0.9, 0.1]],
    ['all others are equal', [...even.map(() => 1), 0]],
    ['there is none', []],
  ])('cuts nothing when %s', (_, values) => {
    expect(clipWorst(values, 'maximize')).toBeUndefined();
  });
});
