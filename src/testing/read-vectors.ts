import { readFileSync } from 'node:fs';

/** A case computed elsewhere: what goes in, what must come out, and how near. */
export type Vector<Inputs, Expected> = {
  readonly id: string;
  readonly inputs: Inputs;
  readonly expected: Expected;
  readonly tolerance: { readonly rel?: number; readonly abs?: number; readonly exact?: boolean };
  readonly produced_by: string;
};

/** Reads the cases of a fixture; the texts `NaN`, `Infinity` and `-Infinity` in it are numbers. */
export function readVectors<Inputs, Expected>(fixture: URL): readonly Vector<Inputs, Expected>[] {
  const numbers = new Set(['NaN', 'Infinity', '-Infinity']);
  const read = JSON.parse(readFileSync(fixture, 'utf8'), (_, value: unknown) =>
    typeof value === 'string' && numbers.has(value) ? Number(value) : value,
  ) as { readonly cases: readonly Vector<Inputs, Expected>[] };
  return read.cases;
}

/** How near results must come unless a fixture is stricter. */
const NEAR = { rel: 1e-9, abs: 1e-12 };

/**
 * The ways in which a result differs from what was expected, each with its path; none when numbers are as near as the
 * tolerance, or NaN where NaN is expected, and everything else is equal. `null` expects undefined.
 */
export function deviations(
  actual: unknown,
  expected: unknown,
  tolerance: { readonly rel?: number; readonly abs?: number; readonly exact?: boolean } = NEAR,
  path = '',
): readonly string[] {
  if (typeof expected === 'number' && typeof actual === 'number') {
    return isNear(actual, expected, tolerance) ? [] : [`${path}: ${actual} instead of ${expected}`];
  }
  if (expected === null) return actual === undefined ? [] : [`${path}: ${String(actual)} instead of nothing`];
  if (typeof expected === 'object' && typeof actual === 'object' && actual !== null) {
    const keys = Array.isArray(expected)
      ? Array.from({ length: Math.max(expected.length, (actual as unknown[]).length) }, (_, i) => String(i))
      : Object.keys(expected as object);
    return keys.flatMap((key) =>
      deviations(Reflect.get(actual, key), Reflect.get(expected as object, key), tolerance, `${path}.${key}`),
    );
  }
  return Object.is(actual, expected) ? [] : [`${path}: ${String(actual)} instead of ${String(expected)}`];
}

function isNear(
  actual: number,
  expected: number,
  { rel = 0, abs = 0, exact = false }: { rel?: number; abs?: number; exact?: boolean },
): boolean {
  if (actual === expected || (Number.isNaN(actual) && Number.isNaN(expected))) return true;
  if (exact) return false;
  const allowed = Math.max(Math.min(rel, NEAR.rel) * Math.abs(expected), Math.min(abs, NEAR.abs));
  return Math.abs(actual - expected) <= allowed;
}
