import { Component, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { countOf } from '../../../../site/format.ts';
import type { ArtifactsProps } from './artifact-props.ts';

const ArtifactSection = lazy(() => import('./ArtifactSection.tsx'));
const NotesSection = lazy(() => import('./NotesSection.tsx'));

/** The artifacts of the runs. */
export function ArtifactsPlace(props: ArtifactsProps) {
  const { view, comparison } = props;
  const count = comparison.runs.reduce((sum, { artifacts }) => sum + artifacts.length, 0);
  return (
    <section className="sec" aria-labelledby="artifacts">
      <h2 id="artifacts">Artifacts</h2>
      {count === 0 ? (
        <p className="note">None of these runs has artifacts in this report.</p>
      ) : (
        <WhenNear
          isWanted={view.artifacts.open.length > 0}
          reading={`Reading ${countOf(count, 'artifact')}.`}
        >
          <ArtifactSection {...props} />
        </WhenNear>
      )}
    </section>
  );
}

/** The notes of the runs, where one has any. */
export function NotesPlace(props: ArtifactsProps) {
  if (props.comparison.runs.every(({ run }) => !run.note)) return null;
  return (
    <section className="sec" aria-labelledby="notes">
      <h2 id="notes">Notes</h2>
      <WhenNear isWanted={false} reading="Reading the notes.">
        <NotesSection {...props} />
      </WhenNear>
    </section>
  );
}

type WhenNearProps = {
  /** From the beginning, wherever it stands. */
  readonly isWanted: boolean;
  readonly reading: string;
  readonly children: ReactNode;
};

/** Loads the code of what it holds when its place comes near. */
function WhenNear({ isWanted, reading, children }: WhenNearProps) {
  const place = useRef<HTMLParagraphElement>(null);
  const [isNear, setNear] = useState(isWanted);
  useEffect(() => {
    if (isNear || !place.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: '600px' },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isNear]);
  const waiting = (
    <p className="note" ref={place}>
      {reading}
    </p>
  );
  return isNear ? (
    <Failure>
      <Suspense fallback={waiting}>{children}</Suspense>
    </Failure>
  ) : (
    waiting
  );
}

type FailureState = { readonly message: string | undefined };

/** Says that the section could not be loaded; what stands above it stays. */
class Failure extends Component<{ readonly children: ReactNode }, FailureState> {
  override state: FailureState = { message: undefined };

  static getDerivedStateFromError(error: unknown): FailureState {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { message } = this.state;
    if (message === undefined) return this.props.children;
    return (
      <p className="note" role="alert">
        These cannot be compared: {message}. Load the page again.
      </p>
    );
  }
}
