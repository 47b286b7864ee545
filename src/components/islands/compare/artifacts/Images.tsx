import type { RunFile } from './artifact-items.ts';
import type { ImagesProps } from './artifact-props.ts';
import { type ImageMode, SCALES } from './artifact-view.ts';
import { ImageGrid } from './ImageGrid.tsx';
import { ImageStack } from './ImageStack.tsx';

const MODES: readonly (readonly [ImageMode, string])[] = [
  ['grid', 'side by side'],
  ['swipe', 'two, swiped'],
  ['fade', 'two, faded'],
  ['difference', 'two, difference'],
];

/** Images of the same path, beside each other or two of them over each other. */
export function Images(props: ImagesProps) {
  const { item, view, change, files } = props;
  const shown = files.filter((file) => file?.url !== undefined);
  const mode = shown.length > 1 ? view.images : 'grid';
  return (
    <>
      <search className="tools cmp-tools" aria-label={`Images of ${item.path}`}>
        {shown.length > 1 && (
          <label>
            Images
            <select
              value={mode}
              onChange={({ target }) =>
                change({ images: MODES.find(([name]) => name === target.value)?.[0] ?? 'grid' })
              }
            >
              {MODES.map(([name, label]) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          Size
          <select
            value={view.scale}
            onChange={({ target }) =>
              change({ scale: SCALES.find((scale) => String(scale) === target.value) ?? 0 })
            }
          >
            {SCALES.map((scale) => (
              <option key={scale} value={scale}>
                {scale === 0 ? 'fitting' : `${scale * 100} %`}
              </option>
            ))}
          </select>
        </label>
      </search>
      {mode === 'grid' ? <ImageGrid {...props} /> : <ImageStack {...props} mode={mode} />}
      <Absent files={files} runs={props.runs} />
    </>
  );
}

/** Images that are listed and not on the site. */
function Absent({ files, runs }: Pick<ImagesProps, 'files' | 'runs'>) {
  const absent = files.flatMap((file, index): [string, RunFile][] =>
    file && file.url === undefined ? [[runs[index]?.label ?? '', file]] : [],
  );
  if (absent.length === 0) return null;
  const reasons = absent.slice(0, 5).map(([label, { reason }]) => `${label} (${reason ?? 'no safe name'})`);
  return (
    <p className="note">
      Not copied into this report: {reasons.join(', ')}
      {absent.length > reasons.length && ` and ${absent.length - reasons.length} more`}.
    </p>
  );
}
