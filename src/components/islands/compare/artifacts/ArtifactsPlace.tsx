import { Component, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { countOf } from '../../../../site/format.ts';
import type { ArtifactsProps } from './artifact-props.ts';

const ArtifactSection = lazy(() => import('./ArtifactSection.tsx'));

/** The code that compares artifacts is loaded when its place comes near, or when the address has one open. */
export function ArtifactsPlace(props: ArtifactsProps) {
  const place = useRef<HTMLElement>(null);
  const { view, comparison } = props;
  const [isNear, setNear] = useState(view.artifacts.open.length > 0);
  const count = comparison.runs.reduce((sum, { artifacts }) => sum + artifacts.length, 0);
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
  const reading = <p className="note">Reading {countOf(count, 'artifact')}.</p>;
  return (
    <section className="sec" aria-labelledby="artifacts" ref={place}>
      <h2 id="artifacts">Artifacts</h2>
      {count === 0 ? (
        <p className="note">None of these runs has artifacts in this report.</p>
      ) : isNear ? (
        <Failure>
          <Suspense fallback={reading}>
            <ArtifactSection {...props} />
          </Suspense>
        </Failure>
      ) : (
        reading
      )}
    </section>
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
        The artifacts cannot be compared: {message}. Load the page again.
      </p>
    );
  }
}
