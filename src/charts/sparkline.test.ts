import { describe, expect, it } from 'vitest';
import { sparkline } from './sparkline.ts';

describe('sparkline', () => {
  it('draws from bottom to top', () => {
    expect(sparkline([0, 99])).toEqual({ d: 'M0 17L68 1', last: { x: 68, y: 1 } });
  });

  it('breaks at a gap', () => {
    expect(sparkline([0, null, 99]).d).toBe('M0 17M68 1');
  });

  it('is empty when nothing is finite', () => {
    expect(sparkline([null, null])).toEqual({ d: '', last: undefined });
  });
});
