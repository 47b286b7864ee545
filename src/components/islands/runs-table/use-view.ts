import { useEffect, useState } from 'react';
import { PLAIN_VIEW, type View } from './view.ts';
import { hashOfView, viewOfHash } from './view-hash.ts';

const PAUSE_MS = 150;

export type ChangeView = (change: Partial<View>) => void;

/** The view of the table, kept in the address. Going back, or another fragment of ours, changes the view. */
export function useView(runIds: readonly string[]): readonly [View, ChangeView] {
  const [view, setView] = useState(() => viewOfHash(location.hash, runIds) ?? PLAIN_VIEW);
  useEffect(() => {
    const read = () => {
      const found = viewOfHash(location.hash, runIds);
      if (found) setView(found);
    };
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, [runIds]);
  useEffect(() => {
    // Browsers allow only so many changes of the address in a while.
    const timer = setTimeout(() => {
      const hash = hashOfView(view, runIds);
      const isOurs = viewOfHash(location.hash, runIds) !== undefined;
      if (hash === '' && !isOurs) return;
      if (`#${hash}` !== location.hash)
        history.replaceState(
          history.state,
          '',
          hash === '' ? location.pathname + location.search : `#${hash}`,
        );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [view, runIds]);
  return [view, (change) => setView((before) => ({ ...before, ...change }))];
}
