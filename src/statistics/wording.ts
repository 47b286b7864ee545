/** What a number of repeats counts: one of these is beside every interval, p-value and rank. */
export type Unit = 'seed' | 'fold' | 'repeat' | 'item' | 'metric';

/** `4 seeds`, `1 fold`. */
export function unitCount(n: number, unit: Unit): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}

/** `95 %` of 0.95. */
export function percentText(share: number): string {
  return `${Number((share * 100).toPrecision(6))} %`;
}

/** A p-value for reading: two significant digits, `< 0.001` below that, never 0. */
export function pText(p: number): string {
  if (Number.isNaN(p)) return 'NaN';
  return p < 0.001 ? '< 0.001' : String(Number(p.toPrecision(2)));
}

/** Two significant digits, in plain notation where that is short: `0.031`, `1200`, `2.5e-9`. */
export function twoDigits(value: number): string {
  return String(Number(value.toPrecision(2)));
}
