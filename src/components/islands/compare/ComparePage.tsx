import { useEffect, useMemo, useState } from 'react';
import { countOf } from '../../../site/format.ts';
import { ArtifactsPlace, NotesPlace } from './artifacts/ArtifactsPlace.tsx';
import { Charts } from './Charts.tsx';
import { Curves } from './Curves.tsx';
import { brushedOut } from './chart-of-choice.ts';
import { differingParams } from './comparison-rows.ts';
import { EmphasisPlace } from './Emphasis.tsx';
import { type Comparison, loadComparison } from './load-comparison.ts';
import { useComparisonView } from './use-comparison-view.ts';
import { Values } from './Values.tsx';

type Props = {
  /** Where the site begins; addresses of pages and data follow it. */
  readonly base: string;
  readonly reportUrl: string;
};

type Loaded =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'loaded'; readonly comparison: Comparison };

/** Runs side by side, as the address says. */
export function ComparePage({ base, reportUrl }: Props) {
  const [view, change] = useComparisonView();
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' });
  const wanted = view.runs.join(',');
  useEffect(() => {
    let isCurrent = true;
    const show = (next: Loaded) => {
      if (isCurrent) setLoaded(next);
    };
    const segments = wanted === '' ? [] : wanted.split(',');
    loadComparison(segments, base, reportUrl).then(
      (comparison) => show({ kind: 'loaded', comparison }),
      (error: unknown) =>
        show({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [wanted, base, reportUrl]);
  const comparison = loaded.kind === 'loaded' ? loaded.comparison : undefined;
  const dim = useMemo(
    () => brushedOut(view.charts, comparison?.runs ?? []).filter((run) => !view.hidden.includes(run)),
    [view.charts, view.hidden, comparison],
  );
  const params = useMemo(() => differingParams(comparison?.runs ?? []), [comparison]);

  if (view.runs.length === 0) return <Nothing base={base} />;
  if (loaded.kind === 'failed')
    return (
      <p className="note" role="alert">
        The runs could not be read: {loaded.message}. Load the page again when the site can be reached.
      </p>
    );
  if (!comparison) return <p className="note">Reading {countOf(view.runs.length, 'run')}.</p>;
  return (
    <EmphasisPlace dim={dim}>
      <Missing segments={comparison.missing} />
      {comparison.runs.length === 0 ? (
        <Nothing base={base} />
      ) : (
        <>
          {comparison.runs.length === 1 && <p className="note">One run; add others to compare it with.</p>}
          <section className="sec" aria-labelledby="curves">
            <h2 id="curves">Curves</h2>
            <Curves comparison={comparison} params={params} view={view} change={change} base={base} />
          </section>
          <section className="sec" aria-labelledby="charts">
            <h2 id="charts">Charts</h2>
            <Charts
              comparison={comparison}
              params={params}
              view={view}
              dim={dim}
              change={change}
              base={base}
            />
          </section>
          <Values comparison={comparison} view={view} change={change} base={base} />
          <NotesPlace comparison={comparison} view={view} change={change} base={base} />
          <ArtifactsPlace comparison={comparison} view={view} change={change} base={base} />
        </>
      )}
    </EmphasisPlace>
  );
}

function Nothing({ base }: { readonly base: string }) {
  return (
    <p className="note">
      No runs are chosen. Select some in the table of an <a href={`${base}experiments/`}>experiment</a> and
      compare them.
    </p>
  );
}

function Missing({ segments }: { readonly segments: readonly string[] }) {
  if (segments.length === 0) return null;
  return (
    <p className="note" role="alert">
      Not in this report: {segments.join(', ')}.
    </p>
  );
}
