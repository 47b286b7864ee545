import { hasNoSpread } from './moments.ts';

/** Why a number is not there: `reason` is shown in its place. */
export type NotShown<Reason extends string = string> = { readonly shown: false; readonly reason: Reason };

export function notShown<Reason extends string>(reason: Reason): NotShown<Reason> {
  return { shown: false, reason };
}

/** Why values have no interval over repeats. */
export type NoSpreadReason = 'no value' | 'non-finite' | 'single run' | 'no spread over repeats';

/** Undefined when values have a spread to speak of; a NaN or an infinity is never averaged away. */
export function noSpreadReason(values: readonly number[]): NoSpreadReason | undefined {
  if (values.length === 0) return 'no value';
  if (!values.every(Number.isFinite)) return 'non-finite';
  if (values.length === 1) return 'single run';
  return hasNoSpread(values) ? 'no spread over repeats' : undefined;
}
