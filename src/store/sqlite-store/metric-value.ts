import { isExact } from '../metric-history.ts';
import type { Cell } from './database.ts';

/** How MLflow writes what a column of numbers cannot hold everywhere: the largest doubles for the infinities. */
const INFINITE = Number.MAX_VALUE;

/** The number that a cell stands for; undefined when it is none. NaN is not in the cell, see the column `is_nan`. */
export function decodeValue(cell: Cell | undefined): number | undefined {
  const value = typeof cell === 'bigint' ? Number(cell) : cell;
  if (typeof value !== 'number') return undefined;
  if (value >= INFINITE) return Number.POSITIVE_INFINITY;
  return value <= -INFINITE ? Number.NEGATIVE_INFINITY : value;
}

/** The step or time that a cell stands for; undefined when it is no number, or too large to be kept exactly. */
export function decodeInteger(cell: Cell | undefined): number | undefined {
  const number = typeof cell === 'bigint' || typeof cell === 'number' ? Math.trunc(Number(cell)) : Number.NaN;
  return isExact(number) ? number : undefined;
}
