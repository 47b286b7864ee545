import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderedPoints } from '../entities/metric.ts';
import { decodeHistories } from './decode-histories.ts';
import { historiesEncoder } from './encode-histories.ts';
import { decodeFloats, encodeFloats } from './floats.ts';
import { metricHistoriesSchema } from './metric-histories.ts';

const points = (steps: readonly number[], values: readonly number[]): OrderedPoints => ({
  steps: Float64Array.from(steps),
  values: Float64Array.from(values),
});
/** Through JSON, as the file is. */
const stored = (
  histories: readonly (OrderedPoints | undefined)[],
  latest: readonly (number | undefined)[] = histories.map(() => undefined),
) => {
  const encoder = historiesEncoder('loss', latest);
  for (const [row, each] of histories.entries()) if (each) encoder.add(row, each);
  return metricHistoriesSchema.parse(JSON.parse(JSON.stringify(encoder.file())));
};

const anyPoints = fc
  .array(
    fc.tuple(
      fc.oneof(fc.integer({ min: -3, max: 9 }), fc.maxSafeInteger()),
      fc.oneof(fc.double(), fc.constantFrom(-0, Number.NaN, Number.NEGATIVE_INFINITY)),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pairs) => pairs.sort(([a], [b]) => a - b))
  .map((pairs) =>
    points(
      pairs.map(([step]) => step),
      pairs.map(([, value]) => value),
    ),
  )
  // As differences of safe numbers are written, those must be safe as well.
  .filter(({ steps }) => (steps.at(-1) ?? 0) - (steps[0] ?? 0) <= Number.MAX_SAFE_INTEGER);

describe('historiesEncoder', () => {
  it('keeps every step and every double of every run, negative zero and NaN too', () => {
    fc.assert(
      fc.property(fc.array(fc.option(anyPoints, { nil: undefined })), (histories) => {
        // As it is known after it has been written as JSON, which has no negative zero.
        const latest = histories.map((each) => (each?.values.at(-1) ?? Number.NaN) + 0);
        const found = decodeHistories(stored(histories, latest), latest);
        expect(found.map((each) => each && { steps: [...each.steps], values: [...each.values] })).toEqual(
          histories.map((each) => each && { steps: [...each.steps], values: [...each.values] }),
        );
      }),
    );
  });

  it('writes steps that runs share once, and evenly spaced ones by their rule', () => {
    const steps = [0, 10, 20, 30];
    const file = stored([
      points(steps, [1, 2, 3, 4]),
      undefined,
      points(steps, [1, 2, 3, 4]),
      points([5, 7], [0, 1]),
    ]);
    expect(file.steps).toEqual({ sets: [{ from: 0, by: 10, points: 4 }, [5, 2]], codes: [0, -1, 0, 1] });
  });

  it('writes no values where each run has just its latest', () => {
    const histories = [points([3], [0.5]), undefined, points([0], [Number.NaN])];
    const latest = [0.5, 7, Number.NaN];
    const file = stored(histories, latest);
    expect(file).not.toHaveProperty('values');
    expect(decodeHistories(file, latest)[2]?.values[0]).toBeNaN();
    expect(stored(histories, [0.25, 7, Number.NaN])).toHaveProperty('values');
  });
});

describe('encodeFloats', () => {
  it('takes four bytes where they hold the same number, else eight', () => {
    expect(encodeFloats(Float64Array.of(0.5, Math.fround(0.1), Number.NaN))).toHaveProperty('float32');
    expect(encodeFloats(Float64Array.of(0.5, 0.1))).toHaveProperty('float64');
  });

  it.each([0, 1, 2, 3, 10_000])('writes the base64 of %i numbers', (length) => {
    const numbers = Float64Array.from({ length }, (_, index) => Math.sqrt(index + 2));
    const column = encodeFloats(numbers);
    expect(column).toEqual(
      length > 0 ? { float64: Buffer.from(numbers.buffer).toString('base64') } : { float32: '' },
    );
    expect(decodeFloats(column)).toEqual(numbers);
  });
});
