import { useEffect, useState } from 'react';
import { type CompareView, comparisonOfHash, hashOfComparison } from './compare-hash.ts';

const PAUSE_MS = 150;

export type ChangeComparison = (change: Partial<CompareView>) => void;

/** The view of the page, kept in the address; going back, or another fragment, changes the view. */
export function useComparisonView(): readonly [CompareView, ChangeComparison] {
  const [view, setView] = useState(() => comparisonOfHash(location.hash));
  useEffect(() => {
    const read = () => setView(comparisonOfHash(location.hash));
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  useEffect(() => {
    // Browsers allow only so many changes of the address in a while.
    const timer = setTimeout(() => {
      const hash = view.runs.length > 0 ? `#${hashOfComparison(view)}` : '';
      if (hash !== '' && hash !== location.hash) history.replaceState(history.state, '', hash);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [view]);
  return [view, (change) => setView((before) => ({ ...before, ...change }))];
}
