import { formatDifference } from '../../../../site/format.ts';

const NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i;
const MOST_DECIMALS = 6;

/** How much a cell is more than another, as text; undefined unless both are numbers. */
export function numberDifference(text: string | undefined, base: string | undefined): string | undefined {
  if (text === undefined || base === undefined || !NUMBER.test(text) || !NUMBER.test(base)) return undefined;
  const difference = Number(text) - Number(base);
  if (!Number.isFinite(difference) || difference === 0) return undefined;
  const decimals = Math.min(MOST_DECIMALS, Math.max(decimalsOf(text), decimalsOf(base)));
  return formatDifference(difference, Math.abs(difference) < 10 ** -decimals ? undefined : decimals);
}

function decimalsOf(text: string): number {
  return /e/i.test(text) ? MOST_DECIMALS : (text.trim().split('.')[1]?.length ?? 0);
}
