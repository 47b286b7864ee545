import { useSyncExternalStore } from 'react';

/** Where the style sheets let the names of runs wrap. */
const QUERY = '(max-width: 47.99rem)';

/** Whether the window is as narrow as a phone's. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = matchMedia(QUERY);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => matchMedia(QUERY).matches,
  );
}
