import type { ReviewGate } from '../../entities/review-file.ts';

const FROM_WORST: readonly ReviewGate['verdict'][] = ['fail', 'warn', 'inconclusive', 'pass'];

/** What fails before what passes, whichever gate it is of; else in the order of the settings. */
export function gatesFromWorst(gates: readonly ReviewGate[]): readonly ReviewGate[] {
  return gates.toSorted((a, b) => FROM_WORST.indexOf(a.verdict) - FROM_WORST.indexOf(b.verdict));
}
