import { z } from 'zod';
import { encodeMetricValue } from './stored-metric-value.ts';

/**
 * A metric value: any IEEE double, NaN and ±Infinity included. JSON cannot hold those three, so the
 * snapshot writes them as the strings "NaN", "Infinity" and "-Infinity"; decoding gives the number.
 */
export const metricValueSchema = z.codec(
  z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]),
  z.custom<number>((value) => typeof value === 'number'),
  { decode: (stored) => Number(stored), encode: encodeMetricValue },
);

/** Milliseconds since 1970-01-01 UTC. */
export const timeMsSchema = z.number().int();

/** A count of things. */
export const countSchema = z.number().int().nonnegative();

/**
 * One param or tag. They travel as arrays of pairs, never as records keyed by text from a run: a key such as
 * `__proto__` would be lost or dangerous in a record.
 */
export const keyValueSchema = z.object({ key: z.string(), value: z.string() });
export type KeyValue = z.output<typeof keyValueSchema>;
