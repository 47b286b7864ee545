import { describe, expect, it } from 'vitest';
import { noteGroups } from './note-groups.ts';

describe('noteGroups', () => {
  it('puts equal notes together and begins with the baseline’s', () => {
    expect(noteGroups(['a', 'b', 'a', undefined, ''], 1)).toEqual({
      base: { note: 'b', runs: [1] },
      others: [{ note: 'a', runs: [0, 2] }],
      missing: [3, 4],
    });
  });

  it('begins with the first note when the baseline has none', () => {
    expect(noteGroups([undefined, 'a'], 0)?.base).toEqual({ note: 'a', runs: [1] });
  });

  it('is undefined without notes', () => {
    expect(noteGroups([undefined, ''], 0)).toBeUndefined();
  });
});
