const DECIMAL = /^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$/;

/**
 * A param's value in the form in which values are compared: decimal numbers by their value (`1e-1` is `0.1`, `1` is
 * `1.0`, `-0` is `0`), anything else as text without spaces around it. Numbers from 2⁵³ on stay text: doubles cannot
 * tell them apart.
 */
export function comparableValue(value: string): number | string {
  const text = value.trim();
  if (!DECIMAL.test(text)) return text;
  const number = Number(text);
  return Math.abs(number) < 2 ** 53 ? number + 0 : text;
}
