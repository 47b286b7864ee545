import { summaryOf, type UnitSummary } from './compare-units.ts';
import type { SideUnits } from './review-replicas.ts';

/** The repeats of one side in numbers, as a review file has them. */
export function summarized({ units }: SideUnits): { n: number; mean: number; sd?: number } | undefined {
  const found = summaryOf(units);
  return found && asStored(found);
}

/** Without what is not there. */
export function asStored({ n, mean, sd }: UnitSummary): { n: number; mean: number; sd?: number } {
  return { n, mean, ...(sd === undefined ? {} : { sd }) };
}
