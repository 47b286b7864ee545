import { describe, expect, it, vi } from 'vitest';
import { remembered } from './remembered.ts';

describe('remembered', () => {
  const counted = () => {
    const make = vi.fn((text: string) => ({ text }));
    return { make, get: remembered(make, ([a], [b]) => a.trim() === b.trim()) };
  };

  it('makes nothing again for arguments that are the same', () => {
    const { make, get } = counted();
    expect(get('a ')).toBe(get(' a'));
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('remembers several results, and forgets the one that was not asked for longest', () => {
    const { make, get } = counted();
    const texts = [...'abcdefgh'];
    texts.forEach(get);
    texts.forEach(get);
    expect(make).toHaveBeenCalledTimes(8);
    get('i');
    get('b');
    expect(make).toHaveBeenCalledTimes(9);
    expect(get('a')).toEqual({ text: 'a' });
    expect(make).toHaveBeenCalledTimes(10);
  });
});
