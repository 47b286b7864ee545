import { ComparisonTable } from './ComparisonTable.tsx';
import { Check } from './CurveTools.tsx';
import type { CompareView } from './compare-hash.ts';
import type { Comparison } from './load-comparison.ts';

type ValuesProps = {
  readonly comparison: Comparison;
  readonly view: CompareView;
  readonly change: (part: Partial<CompareView>) => void;
  readonly base: string;
};

/** The table of what is known of the runs. One run differs from nothing, so that all of it is shown. */
export function Values({ comparison, view, change, base }: ValuesProps) {
  const isAlone = comparison.runs.length === 1;
  const shown = isAlone ? { ...view, all: true } : view;
  return (
    <section className="sec" aria-labelledby="differences">
      <h2 id="differences">{shown.all ? 'Values' : 'Differences'}</h2>
      {!isAlone && <ValuesTools view={view} change={change} />}
      <ComparisonTable comparison={comparison} view={shown} change={change} base={base} />
      {!isAlone && (
        <ul className="key">
          <li>– not logged</li>
          <li>
            <span className="best">0.1</span> best
          </li>
          <li>▲ ▼ better than the baseline, △ ▽ worse, ≈ within the tolerance</li>
        </ul>
      )}
    </section>
  );
}

function ValuesTools({ view, change }: Pick<ValuesProps, 'view' | 'change'>) {
  return (
    <search className="tools cmp-tools" aria-label="Table">
      <Check label="only differing" checked={!view.all} onChange={(isOn) => change({ all: !isOn })} />
      <label>
        Tolerance, % of the baseline
        <input
          type="number"
          min={0}
          max={100}
          step="any"
          value={view.tolerance}
          onChange={({ target }) =>
            change({ tolerance: Math.min(100, Math.max(0, Number(target.value) || 0)) })
          }
        />
      </label>
    </search>
  );
}
