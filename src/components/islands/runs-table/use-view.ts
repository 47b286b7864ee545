import { useMemo } from 'react';
import { type Change, type HashCodec, useHashState } from '../use-hash-state.ts';
import { PLAIN_VIEW, type View } from './view.ts';
import { hashOfView, holdsView, viewOfHash } from './view-hash.ts';

export type ChangeView = Change<View>;

/** The view of the table, kept in the address. */
export function useView(runIds: readonly string[]): readonly [View, ChangeView] {
  const codec = useMemo(
    (): HashCodec<View> => ({
      holds: holdsView,
      read: (hash) => viewOfHash(hash, runIds) ?? PLAIN_VIEW,
      write: (view) => hashOfView(view, runIds),
    }),
    [runIds],
  );
  return useHashState(codec, PLAIN_VIEW);
}
