import { useRef, useState } from 'react';
import { download } from '../download.ts';
import { CurveChart } from './CurveChart.tsx';
import type { CompareView } from './compare-hash.ts';
import type { CurveLine } from './curve-lines.ts';
import { csvOfLines, pngOf, standaloneSvg } from './export-chart.ts';

type Props = {
  readonly title: string;
  readonly lines: readonly CurveLine[];
  readonly view: CompareView;
  readonly cursor: number | undefined;
  readonly onCursor: (place: number | undefined) => void;
  readonly onZoom: (zoom: readonly [number, number] | undefined) => void;
};

/** A chart with its name and the files one can take from it. */
export function CurveCard({ title, lines, view, cursor, onCursor, onZoom }: Props) {
  const figure = useRef<HTMLElement>(null);
  const [trouble, setTrouble] = useState('');
  const name = title.replace(/[^\w.-]+/g, '_').slice(0, 80) || 'chart';
  const drawing = () => {
    const svg = figure.current?.querySelector<SVGSVGElement>('svg.ch');
    return svg ? standaloneSvg(svg, title) : '';
  };
  const savePng = () =>
    pngOf(drawing()).then(
      (picture) => download(picture, `${name}.png`),
      (error: unknown) => setTrouble(`The picture could not be made: ${String(error)}`),
    );
  return (
    <figure className="fig" ref={figure}>
      <figcaption>
        <b className="m">{title}</b>
      </figcaption>
      <CurveChart
        title={title}
        lines={lines}
        view={view}
        cursor={cursor}
        onCursor={onCursor}
        onZoom={onZoom}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: three buttons need no frame */}
      <p className="cmp-files" role="group" aria-label={`Files of ${title}`}>
        <button
          type="button"
          onClick={() => download(new Blob([drawing()], { type: 'image/svg+xml' }), `${name}.svg`)}
        >
          SVG
        </button>
        <button type="button" onClick={savePng}>
          PNG
        </button>
        <button
          type="button"
          onClick={() => download(new Blob([csvOfLines(lines)], { type: 'text/csv' }), `${name}.csv`)}
        >
          CSV
        </button>
        {trouble && <span role="alert">{trouble}</span>}
      </p>
    </figure>
  );
}
