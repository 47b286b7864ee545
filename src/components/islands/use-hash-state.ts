import { useEffect, useState } from 'react';

const PAUSE_MS = 150;

/** How a view is written into the address. */
export type HashCodec<View> = {
  /** Whether a fragment holds a view: others are links within the page. */
  readonly holds: (hash: string) => boolean;
  readonly read: (hash: string) => View;
  /** Without `#`; empty when the view needs no fragment. */
  readonly write: (view: View) => string;
};

export type Change<View> = (change: Partial<View>) => void;

/**
 * A view that is kept in the address. Going back, or another fragment that holds a view, changes it.
 *
 * @param codec the same at each rendering.
 * @param plain the view of an address that holds none.
 */
export function useHashState<View>(codec: HashCodec<View>, plain: View): readonly [View, Change<View>] {
  const [view, setView] = useState(() => (codec.holds(location.hash) ? codec.read(location.hash) : plain));
  useEffect(() => {
    const read = () => {
      if (codec.holds(location.hash)) setView(codec.read(location.hash));
    };
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, [codec]);
  useEffect(() => {
    // Browsers allow only so many changes of the address in a while.
    const timer = setTimeout(() => {
      const text = codec.write(view);
      const hash = text === '' ? '' : `#${text}`;
      if (hash === location.hash || (hash === '' && !codec.holds(location.hash))) return;
      history.replaceState(history.state, '', hash === '' ? location.pathname + location.search : hash);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [view, codec]);
  return [view, (change) => setView((before) => ({ ...before, ...change }))];
}
