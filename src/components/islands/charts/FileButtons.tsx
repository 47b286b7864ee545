import { useState } from 'react';
import { download } from '../download.ts';
import { fileName } from '../file-name.ts';
import { pngOf } from './png-of-svg.ts';

/** A file that can be taken: its text, and what it is. */
export type ChartFile = {
  readonly name: string;
  readonly ending: string;
  readonly type: string;
  readonly make: () => string | Promise<string>;
};

type Props = {
  readonly title: string;
  readonly svg: () => string | Promise<string>;
  /** What there is besides the drawing. */
  readonly files: readonly ChartFile[];
};

/** The files that one can take from a chart: its drawing, also as a picture, and what it is made of. */
export function FileButtons({ title, svg, files }: Props) {
  const [trouble, setTrouble] = useState('');
  const name = fileName(title);
  const take = async (make: () => Promise<Blob>, ending: string) => {
    setTrouble('');
    try {
      download(await make(), `${name}.${ending}`);
    } catch (error) {
      setTrouble(`The file could not be made: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const text =
    ({ make, type }: Pick<ChartFile, 'make' | 'type'>) =>
    async () =>
      new Blob([await make()], { type });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a few buttons need no frame
    <p className="cmp-files" role="group" aria-label={`Files of ${title}`}>
      <button type="button" onClick={() => take(text({ make: svg, type: 'image/svg+xml' }), 'svg')}>
        SVG
      </button>
      <button type="button" onClick={() => take(async () => pngOf(await svg()), 'png')}>
        PNG
      </button>
      {files.map((file) => (
        <button key={file.name} type="button" onClick={() => take(text(file), file.ending)}>
          {file.name}
        </button>
      ))}
      {trouble && <span role="alert">{trouble}</span>}
    </p>
  );
}
