import { createContext, useContext } from 'react';

/** Which runs are drawn faintly everywhere on the page, and which one stands out. */
export type Emphasis = {
  readonly dim: readonly string[];
  readonly hover: string | undefined;
  readonly setHover: (run: string | undefined) => void;
};

export const EmphasisContext = createContext<Emphasis>({
  dim: [],
  hover: undefined,
  setHover: () => undefined,
});

/** The classes that a run has because of it. */
export function useEmphasis(): Emphasis & { readonly classOf: (run: string | undefined) => string } {
  const emphasis = useContext(EmphasisContext);
  const classOf = (run: string | undefined) =>
    run === undefined ? '' : run === emphasis.hover ? 'hot' : emphasis.dim.includes(run) ? 'dim' : '';
  return { ...emphasis, classOf };
}
