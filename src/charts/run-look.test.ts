import { describe, expect, it } from 'vitest';
import { runLook } from './run-look.ts';

describe('runLook', () => {
  it('tells ninety runs in a row apart', () => {
    const looks = Array.from({ length: 90 }, (_, place) => JSON.stringify(runLook(place + 7)));
    expect(new Set(looks).size).toBe(90);
  });

  it('tells runs of the same colour apart by marker and dash', () => {
    const [a, b] = [runLook(3), runLook(12)];
    expect(a.colour).toBe(b.colour);
    expect(a.marker).not.toBe(b.marker);
    expect(a.dash).not.toBe(b.dash);
  });
});
