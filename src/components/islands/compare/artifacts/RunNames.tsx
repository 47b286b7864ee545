import { cut } from '../../../../site/format.ts';
import { LookMark } from '../LookMark.tsx';
import type { ComparedRun } from '../load-comparison.ts';

const LONGEST = 32;
const MOST = 8;

/** A run with its line and marker, as in the charts. */
export function RunName({ run }: { readonly run: ComparedRun }) {
  return (
    <span className="art-run" title={run.label}>
      <LookMark look={run.look} />
      {cut(run.label, LONGEST)}
    </span>
  );
}

type Props = { readonly runs: readonly ComparedRun[]; readonly places: readonly number[] };

/** The runs at these places, in one line. */
export function RunNames({ runs, places }: Props) {
  const left = places.length - MOST;
  return (
    <span className="art-runs">
      {places.slice(0, MOST).map((place) => {
        const run = runs[place];
        return run ? <RunName key={run.segment} run={run} /> : null;
      })}
      {left > 0 && <span className="mut">and {left} more</span>}
    </span>
  );
}
