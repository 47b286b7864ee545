/** U+202F: groups thousands. */
const NARROW_SPACE = '\u202f';

/** Digits of a whole number with thousands grouped, when there are at least `from` of them. */
export function groupedDigits(digits: string, from: number): string {
  return digits.length < from ? digits : digits.replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
}
