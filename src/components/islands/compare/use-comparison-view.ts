import { type Change, type HashCodec, useHashState } from '../use-hash-state.ts';
import {
  type CompareView,
  comparisonOfHash,
  hashOfComparison,
  holdsComparison,
  PLAIN_COMPARISON,
} from './compare-hash.ts';

const CODEC: HashCodec<CompareView> = {
  holds: holdsComparison,
  read: comparisonOfHash,
  write: (view) => (view.runs.length > 0 ? hashOfComparison(view) : ''),
};

export type ChangeComparison = Change<CompareView>;

/** The view of the page, kept in the address. */
export function useComparisonView(): readonly [CompareView, ChangeComparison] {
  return useHashState(CODEC, PLAIN_COMPARISON);
}
