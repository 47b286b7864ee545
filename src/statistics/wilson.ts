import { normalCritical } from './distributions.ts';
import { type NotShown, notShown } from './not-shown.ts';
import { DEFAULT_LEVEL } from './t-interval.ts';
import { percentText } from './wording.ts';

/** An interval of one run's share of right items. */
export type WilsonInterval = {
  readonly shown: true;
  readonly method: 'wilson';
  readonly level: number;
  readonly n: number;
  readonly unit: 'item';
  /** How many of the items were right. */
  readonly count: number;
  readonly low: number;
  readonly high: number;
  readonly text: string;
};

export type NoWilsonReason =
  | 'non-finite'
  | 'n_items missing'
  | 'not a proportion'
  | 'not a count out of n_items';

/** From so many items on, a share logged with four decimals tells nothing of the count. */
const COUNT_UNTOLD = 10_000;

/**
 * Wilson's score interval (1927) of a proportion p of n items: centre (p + z²/2n)/(1 + z²/n), half-width
 * z √(p(1 − p)/n + z²/4n²)/(1 + z²/n). Never pool the items of several seeds: they are the same items.
 *
 * @param p from 0 to 1; percent are refused.
 * @param items how many items p is a share of, from the settings.
 */
export function wilsonInterval(
  p: number,
  items: number | undefined,
  options: { readonly level?: number },
): WilsonInterval | NotShown<NoWilsonReason> {
  const { level = DEFAULT_LEVEL } = options;
  if (!Number.isFinite(p)) return notShown('non-finite');
  if (items === undefined || !Number.isInteger(items) || items < 1) return notShown('n_items missing');
  if (p < 0 || p > 1) return notShown('not a proportion');
  const count = Math.round(p * items);
  if (!isCount(p, items, count)) return notShown('not a count out of n_items');
  const z2 = normalCritical(level) ** 2;
  const scale = 1 + z2 / items;
  const center = (p + z2 / (2 * items)) / scale;
  const half = Math.sqrt(z2 * ((p * (1 - p)) / items + z2 / (4 * items * items))) / scale;
  return {
    shown: true,
    method: 'wilson',
    level,
    n: items,
    unit: 'item',
    count,
    low: Math.max(0, center - half),
    high: Math.min(1, center + half),
    text: `${percentText(level)} Wilson interval over ${items} items, one run`,
  };
}

/** Whether p, perhaps rounded to four decimals, can be a count out of so many items (the GRIM check). */
function isCount(p: number, items: number, count: number): boolean {
  return items >= COUNT_UNTOLD || Math.abs(p * items - count) <= Math.max(0.02, 5e-5 * items);
}
