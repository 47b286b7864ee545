const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** The number that a param or tag reads as (`1e-3`, `.5`, `64`); undefined for any other text. */
export function numberOf(text: string): number | undefined {
  const trimmed = text.trim();
  return NUMBER.test(trimmed) ? Number(trimmed) : undefined;
}

/** The number as MLflow's grammar spells it, which knows no `e+` and no word for infinity. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '1e999' : '-1e999';
  return String(value).replace('e+', 'e');
}
