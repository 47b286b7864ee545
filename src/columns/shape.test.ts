import { describe, expect, it } from 'vitest';
import { sparkline } from '../charts/sparkline.ts';
import { decodeShape, encodeShape } from './shape.ts';

describe('encodeShape', () => {
  it('writes a letter a height and a hyphen for a gap', () => {
    expect(encodeShape([0, null, 50, 99])).toBe('a-iq');
  });

  it('keeps the picture of a sparkline as it was, at every height', () => {
    const shape = [...Array.from({ length: 100 }, (_, height) => height), null, 7];
    expect(sparkline(decodeShape(encodeShape(shape)))).toEqual(sparkline(shape));
  });
});
