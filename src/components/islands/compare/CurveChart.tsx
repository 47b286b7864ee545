import { type KeyboardEvent, memo, type PointerEvent, useMemo, useRef, useState } from 'react';
import { type OverlayChart, overlayChart } from '../../../charts/overlay-chart.ts';
import { lookClass } from '../../../charts/run-look.ts';
import { tickLabels } from '../../../charts/value-scale.ts';
import { beyondText, countBeyond } from './beyond-axis.ts';
import type { CompareView } from './compare-hash.ts';
import { type CurveLine, clippedRange, cursorStops, valueNear } from './curve-lines.ts';
import { axisKind, axisName, placeText } from './describe-axis.ts';
import { useWidth } from './use-width.ts';

type Range = readonly [number, number];

type Props = {
  readonly title: string;
  readonly lines: readonly CurveLine[];
  readonly view: Pick<CompareView, 'x' | 'logX' | 'logY' | 'clip' | 'zoom'>;
  /** Where the cursor stands in all charts. */
  readonly cursor: number | undefined;
  readonly onCursor: (place: number | undefined) => void;
  readonly onZoom: (zoom: Range | undefined) => void;
};

const LEFT = 56;
const RIGHT = 14;
const TOP = 12;
const BOTTOM = 40;
const HEIGHT = 260;
/** A shorter way of the pointer is a click. */
const LEAST_BRUSH = 6;
const LEAP = 10;

/** Curves over each other, with a cursor and a brush for pointer and keyboard. */
export function CurveChart({ title, lines, view, cursor, onCursor, onZoom }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place, 600);
  const plot = useMemo(
    (): Plot => ({ width: Math.max(80, width - LEFT - RIGHT), height: HEIGHT - TOP - BOTTOM }),
    [width],
  );
  const [brush, setBrush] = useState<Range>();
  const chart = useMemo(
    () =>
      overlayChart({
        lines,
        xKind: axisKind(view.x, view.logX),
        yKind: view.logY ? 'log' : 'linear',
        zoom: view.zoom,
        yRange: view.clip ? clippedRange(lines) : undefined,
        width: plot.width,
        height: plot.height,
      }),
    [lines, view.x, view.logX, view.logY, view.clip, view.zoom, plot.width, plot.height],
  );
  const stops = useMemo(() => cursorStops(lines), [lines]);
  if (!chart) {
    const reason = view.zoom ? 'in the part that is shown' : 'to draw';
    return (
      <p className="note">
        No value of {title} {reason}.
      </p>
    );
  }
  const [low, high] = chart.x.domain;
  const shown = stops.filter((stop) => stop >= low && stop <= high);

  const placeOf = (event: PointerEvent<HTMLDivElement>) => {
    const left = event.currentTarget.getBoundingClientRect().left + LEFT;
    return chart.x.valueAt(Math.max(0, Math.min(plot.width, event.clientX - left)));
  };
  const apply = (range: Range | undefined) => {
    setBrush(undefined);
    if (!range) return;
    const [from, to] = range[0] < range[1] ? range : [range[1], range[0]];
    if (chart.x.place(to) - chart.x.place(from) >= LEAST_BRUSH) onZoom([from, to]);
  };
  const onKey = (event: KeyboardEvent) => {
    const next = nextStop(event.key, shown, cursor);
    if (next !== undefined) {
      if (event.shiftKey) setBrush([brush?.[0] ?? cursor ?? next, next]);
      else setBrush(undefined);
      onCursor(next);
    } else if (event.key === 'Enter' && brush) apply(brush);
    else if (event.key === 'Escape') {
      if (brush) setBrush(undefined);
      else onZoom(undefined);
    } else return;
    event.preventDefault();
  };

  const beyond = view.clip ? beyondText(countBeyond(lines, chart)) : undefined;

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with keys of its own is no set of fields */}
      <div
        ref={place}
        className="cmp-chart"
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys move the cursor
        tabIndex={0}
        aria-label={`${title} by ${axisName(view.x)}. Arrow keys move the cursor, with Shift they mark a part, Enter shows it, Escape shows all.`}
        onKeyDown={onKey}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const at = placeOf(event);
          setBrush([at, at]);
        }}
        onPointerMove={(event) => {
          const at = placeOf(event);
          if (brush && event.buttons === 1) setBrush([brush[0], at]);
          onCursor(nearest(shown, at) ?? at);
        }}
        onPointerUp={() => apply(brush)}
        onPointerCancel={() => setBrush(undefined)}
        onPointerLeave={() => onCursor(undefined)}
        onDoubleClick={() => onZoom(undefined)}
      >
        <Drawing chart={chart} lines={lines} plot={plot} title={title} x={view.x} width={width} />
        {/* On a layer of its own: the curves are not painted again when the cursor moves. */}
        <svg className="cmp-over" width={width} height={HEIGHT} aria-hidden="true">
          <g transform={`translate(${LEFT} ${TOP})`}>
            {brush && (
              <Brush from={chart.x.place(brush[0])} to={chart.x.place(brush[1])} height={plot.height} />
            )}
            {cursor !== undefined && (
              <Cursor chart={chart} lines={lines} cursor={cursor} height={plot.height} />
            )}
          </g>
        </svg>
      </div>
      {beyond && <p className="note cmp-note">{beyond}</p>}
    </>
  );
}

/** The place to which a key moves the cursor; undefined for other keys. */
function nextStop(key: string, stops: Float64Array, cursor: number | undefined): number | undefined {
  const last = stops.length - 1;
  const here = cursor === undefined ? undefined : stops.findIndex((stop) => stop >= cursor);
  const at = here === undefined ? undefined : here < 0 ? last : here;
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: at === undefined ? last : at - 1,
    ArrowRight: at === undefined ? 0 : at + 1,
    PageUp: (at ?? last) - LEAP,
    PageDown: (at ?? 0) + LEAP,
    Home: 0,
    End: last,
  };
  const next = moves[key];
  return next === undefined ? undefined : stops[Math.max(0, Math.min(last, next))];
}

function nearest(stops: Float64Array, value: number): number | undefined {
  let low = 0;
  let high = stops.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stops[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [stops[low - 1], stops[low]];
  if (before === undefined || after === undefined) return after;
  return value - before < after - value ? before : after;
}

type Plot = { readonly width: number; readonly height: number };

type DrawingProps = {
  readonly chart: OverlayChart;
  readonly lines: readonly CurveLine[];
  readonly plot: Plot;
  readonly title: string;
  readonly x: CompareView['x'];
  readonly width: number;
};

/** What stays while the cursor moves. */
const Drawing = memo(function Drawing({ chart, lines, plot, title, x, width }: DrawingProps) {
  return (
    <svg
      className="ch"
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={`${title}, ${lines.length} lines`}
    >
      <g transform={`translate(${LEFT} ${TOP})`}>
        <Axes chart={chart} x={x} plot={plot} />
        <Lines chart={chart} lines={lines} plot={plot} title={title} />
      </g>
    </svg>
  );
});

function Axes({
  chart,
  x,
  plot,
}: {
  readonly chart: OverlayChart;
  readonly x: CompareView['x'];
  readonly plot: Plot;
}) {
  const labels = tickLabels(chart.y.ticks);
  const every = Math.ceil((chart.x.ticks.length * 90) / plot.width);
  return (
    <>
      {chart.y.ticks.map((tick, index) => (
        <g key={tick}>
          <line className="gr" x2={plot.width} y1={chart.y.place(tick)} y2={chart.y.place(tick)} />
          <text className="e" x={-8} y={chart.y.place(tick)} dy=".35em">
            {labels[index]}
          </text>
        </g>
      ))}
      <line className="ax" x2={plot.width} y1={plot.height} y2={plot.height} />
      {chart.x.ticks
        .filter((tick, index) => index % every === 0 && (x !== 'step' || Number.isInteger(tick)))
        .map((tick) => (
          <text className="mid" key={tick} x={chart.x.place(tick)} y={plot.height} dy={16}>
            {placeText(x, tick)}
          </text>
        ))}
      <text className="e yl" x={plot.width} y={plot.height} dy={33}>
        {axisName(x)}
      </text>
    </>
  );
}

function Lines({
  chart,
  lines,
  plot,
  title,
}: {
  readonly chart: OverlayChart;
  readonly lines: readonly CurveLine[];
  readonly plot: Plot;
  readonly title: string;
}) {
  const clip = `clip-${title.replace(/\W/g, '-')}`;
  return (
    <>
      <clipPath id={clip}>
        <rect x={-2} y={-2} width={plot.width + 4} height={plot.height + 4} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {chart.paths.map(({ id, band }, index) =>
          band ? <path key={id} className={`band ${colourOf(lines[index])}`} d={band} /> : null,
        )}
        {chart.paths.map(({ id, raw }, index) =>
          raw ? (
            <path
              key={id}
              className={`ln faint ${colourOf(lines[index])}`}
              data-run={lines[index]?.run?.segment}
              d={raw}
            />
          ) : null,
        )}
        {chart.paths.map(({ id, d }, index) => (
          <path
            key={id}
            className={`ln ${colourOf(lines[index])} d${lines[index]?.look.dash}`}
            data-run={lines[index]?.run?.segment}
            data-label={lines[index]?.label}
            d={d}
          />
        ))}
      </g>
      {chart.paths.map(({ id, end }, index) => {
        const look = lines[index]?.look;
        if (!end) return null;
        return end.y >= 0 && end.y <= plot.height ? (
          <use
            key={id}
            className={colourOf(lines[index])}
            data-run={lines[index]?.run?.segment}
            href={`#m${look?.marker}`}
            x={end.x}
            y={end.y}
          />
        ) : (
          <Beyond key={id} line={lines[index]} x={end.x} isAbove={end.y < 0} height={plot.height} />
        );
      })}
    </>
  );
}

type BeyondProps = {
  readonly line: CurveLine | undefined;
  readonly x: number;
  readonly isAbove: boolean;
  readonly height: number;
};

/** Stands at the end of the axis for a line that ends beyond it: a marker there would be read as a value. */
function Beyond({ line, x, isAbove, height }: BeyondProps) {
  return (
    <path
      className={`cmp-beyond ${colourOf(line)}`}
      data-run={line?.run?.segment}
      d={isAbove ? 'M-5 7L0-1L5 7Z' : 'M-5-7L0 1L5-7Z'}
      transform={`translate(${x} ${isAbove ? 0 : height})`}
    />
  );
}

/** The classes of a line's colour. */
function colourOf(line: CurveLine | undefined): string {
  return line ? lookClass(line.look) : '';
}

function Brush({
  from,
  to,
  height,
}: {
  readonly from: number;
  readonly to: number;
  readonly height: number;
}) {
  return <rect className="cmp-brush" x={Math.min(from, to)} width={Math.abs(to - from)} height={height} />;
}

type CursorProps = {
  readonly chart: OverlayChart;
  readonly lines: readonly CurveLine[];
  readonly cursor: number;
  readonly height: number;
};

function Cursor({ chart, lines, cursor, height }: CursorProps) {
  const x = chart.x.place(cursor);
  if (!(cursor >= chart.x.domain[0] && cursor <= chart.x.domain[1])) return null;
  return (
    <>
      <line className="cmp-cursor" x1={x} x2={x} y2={height} />
      {lines.map((line) => {
        const near = valueNear(line, cursor);
        if (!near) return null;
        const [cx, cy] = [chart.x.place(near.x), chart.y.place(near.y)];
        return cy >= 0 && cy <= height ? (
          <circle key={line.id} className={`cmp-dot ${lookClass(line.look)}`} cx={cx} cy={cy} r={3.5} />
        ) : null;
      })}
    </>
  );
}
