import { useRef } from 'react';
import { curvesSpec } from '../../../charts/curves-spec.ts';
import { FileButtons } from '../charts/FileButtons.tsx';
import { CurveChart } from './CurveChart.tsx';
import type { CompareView } from './compare-hash.ts';
import { type CurveLine, clippedRange } from './curve-lines.ts';
import { axisKind, axisName } from './describe-axis.ts';
import { csvOfLines, standaloneSvg } from './export-chart.ts';

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
  const drawing = () => {
    const svg = figure.current?.querySelector<SVGSVGElement>('svg.ch');
    return svg ? standaloneSvg(svg, title) : '';
  };
  const spec = () =>
    curvesSpec({
      title,
      xName: axisName(view.x),
      lines,
      xKind: axisKind(view.x, view.logX),
      yKind: view.logY ? 'log' : 'linear',
      zoom: view.zoom,
      yRange: view.clip ? clippedRange(lines) : undefined,
    });
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
      <FileButtons
        title={title}
        svg={drawing}
        files={[
          {
            name: 'Vega-Lite',
            ending: 'vl.json',
            type: 'application/json',
            make: () => JSON.stringify(spec(), null, 1),
          },
          { name: 'CSV', ending: 'csv', type: 'text/csv', make: () => csvOfLines(lines) },
        ]}
      />
    </figure>
  );
}
