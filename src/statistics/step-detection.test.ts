import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findRegressions } from './regressions.ts';
import { detectSteps } from './step-detection.ts';

type Case = {
  readonly name: string;
  readonly values: readonly (number | 'NaN')[];
  readonly steps: readonly {
    readonly from: number;
    readonly to: number;
    readonly value: number;
    readonly min: number;
    readonly error: number;
  }[];
  readonly regressions: readonly {
    readonly before: number;
    readonly after: number;
    readonly from: number;
    readonly best: number;
  }[];
};

/** What asv finds in 36 series, most of them drawn with seeds. */
const { cases } = JSON.parse(readFileSync(new URL('./fixtures/asv-steps.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Case[];
};
const seriesOf = ({ values }: Case) => values.map(Number);

describe('detectSteps', () => {
  it.each(cases)('finds the levels that asv finds: $name', (one) => {
    const found = detectSteps(seriesOf(one));
    expect(found.map(({ from, to }) => [from, to])).toEqual(one.steps.map(({ from, to }) => [from, to]));
    found.forEach(({ value, min, error }, index) => {
      const expected = one.steps[index]!;
      expect([value, min]).toEqual([expected.value, expected.min]);
      expect(error).toBeCloseTo(expected.error, 9);
    });
  });

  it('finds the same levels in a series turned upside down', () => {
    for (const one of cases) {
      const levels = detectSteps(seriesOf(one));
      const turned = detectSteps(seriesOf(one).map((value) => -value));
      expect(turned.map(({ from, to }) => [from, to])).toEqual(levels.map(({ from, to }) => [from, to]));
    }
  });

  it('skips what is not finite', () => {
    const [first, second] = [new Array<number>(8).fill(1), new Array<number>(8).fill(2)];
    const levels = detectSteps([Number.NaN, ...first, Number.POSITIVE_INFINITY, ...second]);
    expect(levels.map(({ from, to, value, count }) => [from, to, value, count])).toEqual([
      [1, 9, 1, 8],
      [10, 18, 2, 8],
    ]);
  });
});

describe('findRegressions', () => {
  it.each(cases)('finds what asv finds where less is better: $name', (one) => {
    const found = findRegressions(detectSteps(seriesOf(one)), 'minimize');
    expect(found.map(({ before, after, level, best }) => ({ before, after, from: level, best }))).toEqual(
      one.regressions,
    );
  });

  it('finds the same in the opposite of the values where more is better', () => {
    for (const one of cases) {
      const found = findRegressions(detectSteps(seriesOf(one).map((value) => -value)), 'maximize');
      expect(found.map(({ before, after }) => [before, after])).toEqual(
        one.regressions.map(({ before, after }) => [before, after]),
      );
    }
  });
});
