import { describe, expect, it } from 'vitest';
import { plainProgress } from './progress.ts';

describe('plainProgress', () => {
  it('writes a line every few seconds only', () => {
    const lines: string[] = [];
    let now = 0;
    const progress = plainProgress(
      'Reading runs',
      (line) => lines.push(line),
      () => now,
    );
    for (let done = 1; done <= 10; done++) {
      now += 1000;
      progress.update(done, 10);
    }
    expect(lines).toEqual(['Reading runs 3/10', 'Reading runs 6/10', 'Reading runs 9/10']);
  });
});
