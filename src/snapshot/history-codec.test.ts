import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricHistoryLineSchema } from '../entities/metric.ts';
import { parseMetricFile } from '../store/file-store/metric-file.ts';
import { decodeHistory } from './history-codec.ts';

/** Beyond it, points are refused with a diagnostic. */
const GREATEST = 2 ** 52 - 1;

const point = fc.tuple(fc.nat({ max: GREATEST }), fc.double(), fc.integer({ min: -GREATEST, max: GREATEST }));
/** Evenly spaced columns have a form of their own. */
const even = fc
  .tuple(
    fc.nat({ max: 2 ** 40 }),
    fc.nat({ max: 5000 }),
    fc.integer({ min: -9, max: 9 }),
    fc.nat({ max: 30 }),
  )
  .map(([time, every, by, length]) =>
    Array.from({ length: length + 1 }, (_, i) => [time + i * every, i / 3, i * by] as const),
  );

function pythonText(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0.0' : String(value);
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}

describe('decodeHistory', () => {
  it('gives back every point that was encoded, to the last bit', () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(point, { minLength: 1, maxLength: 30 }), even), (points) => {
        const text = points.map(([time, value, step]) => `${time} ${pythonText(value)} ${step}\n`).join('');
        const line = parseMetricFile(Buffer.from(text), 'loss').line!.toString();
        const decoded = decodeHistory(line);
        expect([...decoded.timestampsMs]).toEqual(points.map(([time]) => time));
        expect([...decoded.steps]).toEqual(points.map(([, , step]) => step + 0));
        expect([...decoded.values].every((value, i) => Object.is(value, points[i]![1]))).toBe(true);
        expect(metricHistoryLineSchema.safeParse(JSON.parse(line)).success).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
