import type { ParetoPlace } from '../../../statistics/pareto.ts';

/** How a place is written in a cell: `Pareto`, `dominated by 2`, `N/A`. */
export function paretoText(place: ParetoPlace | undefined): string {
  switch (place?.kind) {
    case 'front':
      return 'Pareto';
    case 'dominated':
      return `dominated by ${place.dominators}`;
    default:
      return 'N/A';
  }
}
