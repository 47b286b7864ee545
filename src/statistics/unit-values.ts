import { type Summary, summarize } from './summary.ts';

/** The values of a group's repeats, summarised, or why they have no mean. `text` is for the page. */
export type UnitValues =
  | { readonly kind: 'summary'; readonly summary: Summary; readonly text: string | undefined }
  | { readonly kind: 'non-finite'; readonly n: number; readonly nonFinite: number; readonly text: string }
  | { readonly kind: 'none'; readonly text: 'no value' };

/**
 * One value that is not finite leaves a group without a mean: averaging around a diverged repeat would flatter it.
 *
 * @param values one a repeat (seed, fold or run).
 */
export function summarizeUnits(values: readonly number[]): UnitValues {
  const nonFinite = values.filter((value) => !Number.isFinite(value)).length;
  const n = values.length;
  if (nonFinite > 0) return { kind: 'non-finite', n, nonFinite, text: `non-finite in ${nonFinite} of ${n}` };
  const summary = summarize(values);
  if (!summary) return { kind: 'none', text: 'no value' };
  const isIdentical = n > 1 && !summary.hasSpread;
  return { kind: 'summary', summary, text: isIdentical ? `identical in all ${n} repeats` : undefined };
}
