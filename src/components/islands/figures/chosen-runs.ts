import { useSyncExternalStore } from 'react';

/** What is pointed at and chosen in any figure of the page. */
export type ChosenRuns = {
  readonly hover: string | undefined;
  /** Undefined when nothing is chosen. */
  readonly chosen: readonly string[] | undefined;
};

let state: ChosenRuns = { hover: undefined, chosen: undefined };
const listeners = new Set<() => void>();

export function changeChosen(part: Partial<ChosenRuns>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

export function onChosen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const chosenNow = () => state;

export function useChosen(): ChosenRuns {
  return useSyncExternalStore(onChosen, chosenNow);
}
