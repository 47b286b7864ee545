import { createRoot } from 'react-dom/client';
import type { Island } from '../island.ts';
import { ComparePage } from './ComparePage.tsx';

/** The compare page: everything it shows comes from the data files of the runs that the address names. */
export const island: Island = async (place) => {
  const { base = '', report = '' } = place.dataset;
  createRoot(place).render(<ComparePage base={base} reportUrl={report} />);
};
