import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

type Emphasis = { readonly dim: readonly string[]; readonly hover: string | undefined };

const EmphasisContext = createContext<Emphasis>({ dim: [], hover: undefined });
const HoverContext = createContext<(run: string | undefined) => void>(() => undefined);

/** Which runs are drawn faintly everywhere on the page, and which one stands out. */
export const useEmphasis = () => useContext(EmphasisContext);

/** Lets a run stand out everywhere; always the same function. */
export const useHover = () => useContext(HoverContext);

type Props = { readonly dim: readonly string[]; readonly children: ReactNode };

/**
 * Holds the run that is pointed at, and marks what is a run's in all it contains, by `data-run`. Cells and lines are
 * thousands: they are marked where they stand, and nothing is rendered for it.
 */
export function EmphasisPlace({ dim, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<string>();
  const emphasis = useMemo(() => ({ dim, hover }), [dim, hover]);
  useMarks(place, emphasis);
  return (
    <HoverContext value={setHover}>
      <EmphasisContext value={emphasis}>
        <div ref={place}>{children}</div>
      </EmphasisContext>
    </HoverContext>
  );
}

/** After each rendering, which may have written the classes anew. */
function useMarks(place: RefObject<HTMLElement | null>, { dim, hover }: Emphasis): void {
  useLayoutEffect(() => {
    const faint = new Set(dim);
    for (const element of place.current?.querySelectorAll<HTMLElement | SVGElement>('[data-run]') ?? []) {
      const run = element.dataset['run'] ?? '';
      const isHot = run === hover;
      element.classList.toggle('hot', isHot);
      element.classList.toggle('dim', !isHot && faint.has(run));
    }
  });
}
