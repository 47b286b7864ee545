/**
 * A text that a chart shows as it is, as its title say. Vega fails on one that is called as a property of every object
 * is (`constructor`, `valueOf`), so it is put together of two.
 */
export function constantText(text: string): { readonly expr: string } {
  return { expr: `${literal(text.slice(0, 1))}+${literal(text.slice(1))}` };
}

/** Vega's expressions are JavaScript of before 2019: no line separators within a literal. */
function literal(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
