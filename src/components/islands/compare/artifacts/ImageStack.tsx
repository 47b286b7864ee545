import type { PointerEvent } from 'react';
import type { ComparedRun } from '../load-comparison.ts';
import type { RunFile } from './artifact-items.ts';
import type { ImagesProps } from './artifact-props.ts';
import type { ImageMode } from './artifact-view.ts';
import { Picture } from './Picture.tsx';
import { usePictureSizes } from './use-picture-sizes.ts';

type Props = ImagesProps & { readonly mode: Exclude<ImageMode, 'grid'> };
type Candidate = { readonly run: ComparedRun; readonly file: RunFile; readonly url: string };

/** The images of two runs over each other: a divider, a fading or their difference shows where they differ. */
export function ImageStack({ item, runs, baseline, files, notes, view, change, mode }: Props) {
  const { widthOf, note } = usePictureSizes(view.scale);
  const candidates = runs.flatMap((run, index): Candidate[] => {
    const file = files[index];
    return file?.url === undefined ? [] : [{ run, file, url: file.url }];
  });
  const [upper, lower] = chosenPair(candidates, runs[baseline]?.segment, view.pair);
  if (!upper || !lower) return null;
  const choose = (pair: readonly [string, string]) => change({ pair });
  const noteOf = ({ run }: Candidate) => notes[runs.indexOf(run)];
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (mode !== 'swipe' || event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const share =
      (event.clientX - box.left + event.currentTarget.scrollLeft) / event.currentTarget.scrollWidth;
    change({ divide: Math.round(100 * Math.min(1, Math.max(0, share))) });
  };
  const picture = ({ run, file, url }: Candidate) => (
    <Picture
      url={url}
      path={file.path}
      alt={`${item.path} of ${run.label}`}
      width={widthOf(url)}
      onSize={note(url)}
    />
  );
  return (
    <div className="art-two">
      <p className="art-pair">
        <RunSelect
          label={mode === 'swipe' ? 'Left' : 'One'}
          candidates={candidates}
          chosen={upper}
          onChange={(segment) => choose([segment, lower.run.segment])}
          note={noteOf(upper)}
        />
        <RunSelect
          label={mode === 'swipe' ? 'Right' : 'Other'}
          candidates={candidates}
          chosen={lower}
          onChange={(segment) => choose([upper.run.segment, segment])}
          note={noteOf(lower)}
        />
      </p>
      <div className="art-pane">
        <div
          className={`art-stack art-${mode}`}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            drag(event);
          }}
          onPointerMove={drag}
        >
          <div>{picture(lower)}</div>
          <div style={upperStyle(mode, view.divide)}>{picture(upper)}</div>
          {mode === 'swipe' && <div className="art-divider" style={{ left: `${view.divide}%` }} />}
        </div>
      </div>
      {mode === 'difference' ? (
        <p className="note">Black where both are the same; the brighter, the more they differ.</p>
      ) : (
        <label className="art-range">
          {mode === 'swipe' ? 'Divider' : 'Fading'}
          <input
            type="range"
            min={0}
            max={100}
            value={view.divide}
            aria-valuetext={`${view.divide} % ${upper.run.label}`}
            onChange={({ target }) => change({ divide: Number(target.value) })}
          />
        </label>
      )}
    </div>
  );
}

function upperStyle(mode: Props['mode'], divide: number) {
  switch (mode) {
    case 'swipe':
      return { clipPath: `inset(0 ${100 - divide}% 0 0)` };
    case 'fade':
      return { opacity: divide / 100 };
    case 'difference':
      return { mixBlendMode: 'difference' as const };
    default:
      return mode satisfies never;
  }
}

/** The runs that were chosen where they have the image, else the baseline and the first other one. */
function chosenPair(
  candidates: readonly Candidate[],
  baseline: string | undefined,
  pair: readonly [string, string] | undefined,
): readonly [Candidate | undefined, Candidate | undefined] {
  const of = (segment: string | undefined) => candidates.find(({ run }) => run.segment === segment);
  const upper = of(pair?.[0]) ?? of(baseline) ?? candidates[0];
  const lower = of(pair?.[1]) ?? candidates.find((candidate) => candidate !== upper);
  return [upper, lower];
}

type RunSelectProps = {
  readonly label: string;
  readonly candidates: readonly Candidate[];
  readonly chosen: Candidate;
  readonly onChange: (segment: string) => void;
  readonly note: string | undefined;
};

function RunSelect({ label, candidates, chosen, onChange, note }: RunSelectProps) {
  return (
    <label>
      {label}
      {note !== undefined && `, ${note}`}
      <select value={chosen.run.segment} onChange={({ target }) => onChange(target.value)}>
        {candidates.map(({ run }) => (
          <option key={run.segment} value={run.segment}>
            {run.label}
          </option>
        ))}
      </select>
    </label>
  );
}
