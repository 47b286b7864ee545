import { useMemo } from 'react';
import { createPortal } from 'react-dom';
import type { TopLevelSpec } from 'vega-lite';
import { pageSpec } from '../../../charts/spec-colours.ts';
import { FileButtons } from '../charts/FileButtons.tsx';
import { InteractiveChart } from '../charts/InteractiveChart.tsx';
import { loadVega } from '../charts/use-chart.ts';
import { changeChosen, useChosen } from './chosen-runs.ts';

type Props = {
  readonly spec: TopLevelSpec;
  readonly title: string;
  readonly base: string;
  /** Before the drawing, where the choice can be taken back. */
  readonly bar: HTMLElement;
  /** Where its files are offered. */
  readonly buttons: HTMLElement;
  readonly onReady: () => void;
};

/** A figure whose marks say what they are; what is chosen in it is chosen in all figures of the page. */
export function LiveFigure({ spec, title, base, bar, buttons, onReady }: Props) {
  const drawn = useMemo(() => pageSpec(spec), [spec]);
  const { hover, chosen } = useChosen();
  const runs = useMemo(() => [...runsOf(spec)], [spec]);
  const dim = useMemo(() => (chosen ? runs.filter((run) => !chosen.includes(run)) : []), [runs, chosen]);
  return (
    <>
      <InteractiveChart
        spec={drawn}
        label={title}
        height={0}
        dim={dim}
        hover={hover}
        onHover={(run) => changeChosen({ hover: run })}
        hrefOf={(run) => `${base}runs/${run}/`}
        onSelect={(some) => changeChosen({ chosen: some && some.length > 0 ? some : undefined })}
        hasChosen={chosen !== undefined}
        onReady={onReady}
      />
      {chosen &&
        createPortal(
          <button
            type="button"
            className="btn live-clear"
            onClick={() => changeChosen({ chosen: undefined })}
          >
            {chosen.length} chosen, clear
          </button>,
          bar,
        )}
      {createPortal(
        <FileButtons title={title} svg={async () => (await loadVega()).svgOfChart(spec)} files={[]} />,
        buttons,
      )}
    </>
  );
}

/** The runs that a specification draws, from its data. */
function runsOf(part: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(part)) for (const entry of part) runsOf(entry, found);
  else if (typeof part === 'object' && part !== null) {
    if ('run' in part && typeof part.run === 'string' && 'tip' in part) found.add(part.run);
    else for (const entry of Object.values(part)) runsOf(entry, found);
  }
  return found;
}
