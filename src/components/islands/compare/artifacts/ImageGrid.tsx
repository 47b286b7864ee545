import { useRef } from 'react';
import type { ImagesProps } from './artifact-props.ts';
import { MoreButton } from './MoreButton.tsx';
import { Picture } from './Picture.tsx';
import { RunName, RunNames } from './RunNames.tsx';
import { usePictureSizes } from './use-picture-sizes.ts';

const MOST_AT_ONCE = 24;
/** A click on a fitted image shows it so large. */
const ENLARGED = 2;

/** The images of all runs at the same scale; enlarged ones move together. */
export function ImageGrid({ item, runs, baseline, files, notes, view, change }: ImagesProps) {
  const grid = useRef<HTMLDivElement>(null);
  const { widthOf, note } = usePictureSizes(view.scale);
  const present = runs.flatMap((run, index) => {
    const file = files[index];
    return file?.url === undefined ? [] : [{ run, file, url: file.url, index }];
  });
  const base = files[baseline];
  const shown = present.slice(0, MOST_AT_ONCE * (1 + view.more));
  const without = [...files.keys()].filter((index) => files[index] === undefined);
  /** Their first image comes at a later step. */
  const waiting = without.filter((index) => notes[index] !== undefined).slice(0, MOST_AT_ONCE);
  const missing = without.filter((index) => notes[index] === undefined);
  const panTogether = (pane: Element) => {
    for (const other of grid.current?.querySelectorAll('.art-pane') ?? [])
      if (other !== pane) other.scrollTo(pane.scrollLeft, pane.scrollTop);
  };
  return (
    <>
      <div className="art-grid" ref={grid}>
        {shown.map(({ run, file, url, index }) => (
          <figure key={run.segment}>
            <figcaption>
              <RunName run={run} />
              <span className="mut">
                {[
                  index === baseline ? 'baseline' : undefined,
                  file.digest !== undefined && index !== baseline && file.digest === base?.digest
                    ? 'same as the baseline'
                    : undefined,
                  notes[index],
                ]
                  .filter((text) => text !== undefined)
                  .join(', ')}
              </span>
            </figcaption>
            <section
              className="art-pane"
              aria-label={`${item.path} of ${run.label}`}
              tabIndex={view.scale === 0 ? undefined : 0}
              onScroll={({ currentTarget }) => panTogether(currentTarget)}
            >
              <button
                type="button"
                className="art-zoom"
                aria-label={`${view.scale === 0 ? 'Enlarge' : 'Fit'} the image of ${run.label}`}
                onClick={() => change({ scale: view.scale === 0 ? ENLARGED : 0 })}
              >
                <Picture
                  url={url}
                  path={file.path}
                  alt={`${item.path} of ${run.label}`}
                  width={widthOf(url)}
                  onSize={note(url)}
                />
              </button>
            </section>
          </figure>
        ))}
        {waiting.map((index) => {
          const run = runs[index];
          return run ? (
            <figure key={run.segment}>
              <figcaption>
                <RunName run={run} />
                <span className="mut">{notes[index]}</span>
              </figcaption>
            </figure>
          ) : null;
        })}
      </div>
      {missing.length > 0 && (
        <p className="note">
          <RunNames runs={runs} places={missing} /> without such an image
        </p>
      )}
      <MoreButton left={present.length - shown.length} noun="image" view={view} change={change} />
    </>
  );
}
