import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { TopLevelSpec } from 'vega-lite';
import { ChartTip } from './ChartTip.tsx';
import type { ChartTarget } from './chart-targets.ts';
import { anchorOf, pickTarget, type Rect, runsWithin } from './pick-target.ts';
import { useChart } from './use-chart.ts';

type Props = {
  readonly spec: TopLevelSpec;
  /** What it shows, for those who cannot see it. */
  readonly label: string;
  /** Of the drawing, to keep its place until it is there. */
  readonly height: number;
  /** Runs that are drawn faintly, and the one that stands out. */
  readonly dim: readonly string[];
  readonly hover: string | undefined;
  readonly onHover: (run: string | undefined) => void;
  /** Where a run's page is. */
  readonly hrefOf: (run: string) => string;
  /** Gets the runs that a frame holds; no frame can be drawn when absent. Undefined when there is none any more. */
  readonly onSelect?: (runs: readonly string[] | undefined) => void;
  /** Whether the runs that a frame of it or of another chart held are still chosen. */
  readonly hasChosen?: boolean;
  /** Called when it is drawn for the first time. */
  readonly onReady?: () => void;
  /** Drawn over the chart, in its pixels. */
  readonly children?: ReactNode;
};

/** A shorter way of the pointer is a click. */
const LEAST_FRAME = 6;

/** A chart whose marks say what they are and lead to their runs, by pointer and by keyboard. */
export function InteractiveChart(props: Props) {
  const { spec, label, height, dim, hover, onHover, hrefOf, onSelect, hasChosen, onReady, children } = props;
  const place = useRef<HTMLDivElement>(null);
  const state = useChart(place, spec);
  const chart = state.kind === 'shown' ? state.chart : undefined;
  const [at, setAt] = useState<ChartTarget>();
  const [frame, setFrame] = useState<Rect>();
  const [anchor, setAnchor] = useState<number>();
  const start = useRef<readonly [number, number]>(undefined);
  const stops = useMemo(() => distinctTargets(chart?.targets ?? []), [chart]);
  useEffect(() => chart?.emphasise(dim, hover ?? ''), [chart, dim, hover]);
  useEffect(() => {
    if (!hasChosen) setFrame(undefined);
  }, [hasChosen]);
  const isReady = chart !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (isReady) onReady?.();
  }, [isReady]);

  const point = (target: ChartTarget | undefined) => {
    if (target === at) return;
    setAt(target);
    onHover(target?.run);
  };
  const placeOf = (event: PointerEvent) => {
    const box = chart?.svg.getBoundingClientRect();
    if (!chart || !box || box.width === 0) return [Number.NaN, Number.NaN] as const;
    const scale = chart.width / box.width;
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale] as const;
  };
  const open = (run: string | undefined) => {
    if (run !== undefined) location.assign(hrefOf(run));
  };
  const onMove = (event: PointerEvent) => {
    const [x, y] = placeOf(event);
    if (onSelect && start.current && event.buttons === 1) setFrame(rectOf(start.current, [x, y]));
    else point(pickTarget(chart?.targets ?? [], x, y));
  };
  const onUp = (event: PointerEvent) => {
    const [from, to] = [start.current, placeOf(event)];
    start.current = undefined;
    if (!from || !chart) return;
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) < LEAST_FRAME) {
      // A finger points before it presses: its first touch says what there is, the second opens it.
      if (event.pointerType === 'mouse' || at === pickTarget(chart.targets, ...to)) open(at?.run);
      setFrame(undefined);
      return;
    }
    if (onSelect) onSelect(runsWithin(chart.targets, rectOf(from, to)));
  };
  const onKey = (event: KeyboardEvent) => {
    const here = at ? stops.findIndex((stop) => stop.tip === at.tip && stop.run === at.run) : -1;
    const next = nextStop(event.key, here, stops.length);
    if (next !== undefined) {
      const target = stops[next];
      point(target);
      setFrame(undefined);
      if (event.shiftKey && onSelect) {
        const from = anchor ?? Math.max(0, here);
        setAnchor(from);
        const part = stops.slice(Math.min(from, next), Math.max(from, next) + 1);
        onSelect([...new Set(part.flatMap(({ runs }) => runs))]);
      } else setAnchor(undefined);
    } else if (event.key === 'Enter') open(at?.run);
    else if (event.key === 'Escape') {
      point(undefined);
      setFrame(undefined);
      setAnchor(undefined);
      onSelect?.(undefined);
    } else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing with keys of its own is no set of fields
    <div
      className="live"
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys go through the runs
      tabIndex={0}
      aria-label={`${label}. Arrow keys go through the marks, Enter opens the run${onSelect ? ', with Shift they choose runs, Escape chooses none' : ''}.`}
      aria-busy={state.kind === 'loading'}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        if (event.button === 0) start.current = placeOf(event);
      }}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onPointerLeave={() => {
        start.current = undefined;
        point(undefined);
      }}
      onBlur={() => point(undefined)}
    >
      <div
        ref={place}
        className="live-drawing"
        aria-hidden="true"
        style={{ minHeight: chart ? undefined : height }}
      />
      {chart && (frame || children) && (
        <svg className="live-over" viewBox={`0 0 ${chart.width} ${chart.height}`} aria-hidden="true">
          {frame && (
            <rect
              className="cmp-brush"
              x={frame.left}
              y={frame.top}
              width={frame.right - frame.left}
              height={frame.bottom - frame.top}
            />
          )}
          {children}
        </svg>
      )}
      {chart && at && (
        <ChartTip
          text={at.tip}
          at={anchorOf(at)}
          width={chart.width}
          height={chart.height}
          opens={at.run !== undefined}
        />
      )}
      <span className="vh" role="status">
        {at?.tip.replaceAll('\n', ', ')}
      </span>
      {state.kind === 'failed' && (
        <p className="more" role="alert">
          The chart could not be drawn: {state.message}
        </p>
      )}
    </div>
  );
}

/** Each run once, at its first mark; marks of several runs each for themselves. */
function distinctTargets(targets: readonly ChartTarget[]): readonly ChartTarget[] {
  return [...new Map(targets.map((target) => [target.run ?? target.tip, target])).values()];
}

function rectOf(a: readonly [number, number], b: readonly [number, number]): Rect {
  return {
    left: Math.min(a[0], b[0]),
    top: Math.min(a[1], b[1]),
    right: Math.max(a[0], b[0]),
    bottom: Math.max(a[1], b[1]),
  };
}

function nextStop(key: string, here: number, count: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: here + 1,
    ArrowDown: here + 1,
    ArrowLeft: here - 1,
    ArrowUp: here - 1,
    Home: 0,
    End: count - 1,
  };
  const next = moves[key];
  return next === undefined || count === 0 ? undefined : Math.max(0, Math.min(count - 1, next));
}
