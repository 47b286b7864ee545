import { type PointerEvent, useRef, useState } from 'react';
import type { AxisBrush } from '../../../charts/axis-brush.ts';
import { type AxisPlace, levelPlace } from '../../../charts/parallel-chart.ts';

type Props = {
  readonly places: readonly AxisPlace[];
  readonly brushes: readonly (AxisBrush | undefined)[];
  readonly onBrush: (axis: number, brush: AxisBrush | undefined) => void;
};

/** Half the width of what can be grasped, and of what is drawn. */
const REACH = 16;
const HALF = 7;
/** A shorter way along the axis takes the brush away. */
const LEAST = 4;

/** Brushes along the axes of parallel coordinates: drag to choose a part, press to choose all again. */
export function AxisBrushes({ places, brushes, onBrush }: Props) {
  const [drawn, setDrawn] = useState<{ readonly axis: number; readonly from: number; readonly to: number }>();
  const svg = useRef<SVGGElement>(null);
  const heightOf = (event: PointerEvent, { foot, head }: AxisPlace) => {
    const root = svg.current?.ownerSVGElement;
    const box = root?.getBoundingClientRect();
    if (!root || !box) return foot;
    const y = ((event.clientY - box.top) / box.height) * root.viewBox.baseVal.height;
    return Math.max(head, Math.min(foot, y));
  };
  const end = () => {
    if (!drawn) return;
    const place = places[drawn.axis];
    const isShort = Math.abs(drawn.to - drawn.from) < LEAST;
    if (place) onBrush(drawn.axis, isShort ? undefined : brushOf(place, drawn.from, drawn.to));
    setDrawn(undefined);
  };
  return (
    <g ref={svg}>
      {places.map((place, axis) => {
        const brush = brushes[axis];
        const span =
          drawn?.axis === axis ? ([drawn.from, drawn.to] as const) : brush && pixelsOf(place, brush);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an axis is its place
          <g key={axis}>
            <rect
              className="axis-reach"
              x={place.x - REACH}
              y={place.head - REACH}
              width={2 * REACH}
              height={place.foot - place.head + 2 * REACH}
              onPointerDown={(event) => {
                event.stopPropagation();
                event.currentTarget.setPointerCapture(event.pointerId);
                const at = heightOf(event, place);
                setDrawn({ axis, from: at, to: at });
              }}
              onPointerMove={(event) => {
                if (drawn?.axis !== axis) return;
                event.stopPropagation();
                setDrawn({ ...drawn, to: heightOf(event, place) });
              }}
              onPointerUp={(event) => {
                event.stopPropagation();
                end();
              }}
              onPointerCancel={() => setDrawn(undefined)}
            />
            {span && (
              <rect
                className="axis-brush"
                x={place.x - HALF}
                y={Math.min(...span)}
                width={2 * HALF}
                height={Math.max(2, Math.abs(span[1] - span[0]))}
              />
            )}
          </g>
        );
      })}
    </g>
  );
}

/** Where a brush begins and ends, in pixels; undefined when it is of another kind than the axis. */
function pixelsOf(
  { axis, foot, head }: AxisPlace,
  [from, to]: AxisBrush,
): readonly [number, number] | undefined {
  const pixel = (place: number) => foot + Math.max(-0.03, Math.min(1.03, place)) * (head - foot);
  if (typeof from === 'number' && typeof to === 'number' && axis.scale)
    return [pixel(axis.scale.place(from)), pixel(axis.scale.place(to))];
  const [a, b] = [from, to].map((text) => axis.levels.indexOf(String(text))) as [number, number];
  if (axis.scale || a < 0 || b < 0) return undefined;
  const half = 0.42 / axis.levels.length;
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  return [pixel(levelPlace(low, axis) - half), pixel(levelPlace(high, axis) + half)];
}

/** The part of an axis between two pixels: numbers rounded to what can be seen, or the levels within. */
function brushOf({ axis, foot, head }: AxisPlace, a: number, b: number): AxisBrush | undefined {
  const [low, high] = [a, b].map((pixel) => (foot - pixel) / (foot - head)).sort((x, y) => x - y) as [
    number,
    number,
  ];
  if (!axis.scale) {
    const within = axis.levels.filter((_, level) => {
      const place = levelPlace(level, axis);
      return place >= low && place <= high;
    });
    const [first] = within;
    return first === undefined ? undefined : [first, within.at(-1) ?? first];
  }
  const { domain, isLog } = axis.scale;
  const value = (place: number) => {
    const [from, to] = isLog ? domain.map(Math.log10) : domain;
    const scaled = (from ?? 0) + ((to ?? 0) - (from ?? 0)) * place;
    return Number((isLog ? 10 ** scaled : scaled).toPrecision(4));
  };
  return [value(low), value(high)];
}
