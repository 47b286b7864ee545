import type { CurveX } from '../../../analysis/align-history.ts';
import type { Spread } from '../../../analysis/curve-band.ts';
import { decodePart, hashFields } from '../hash-fields.ts';
import {
  type ArtifactView,
  artifactFields,
  artifactView,
  PLAIN_ARTIFACTS,
} from './artifacts/artifact-view.ts';
import { type ChartChoice, chartsOfText, textOfCharts } from './chart-choice.ts';

/** What the page compares and how; the address holds all of it. */
export type CompareView = {
  /** The folders of the runs' pages (`runs/<segment>/`), in the order of the columns. */
  readonly runs: readonly string[];
  /** One of `runs`; the first when absent. */
  readonly baseline: string | undefined;
  /** Runs whose curves are not drawn. */
  readonly hidden: readonly string[];
  /** Metrics whose curves are drawn; chosen by the page when absent. */
  readonly metrics: readonly string[] | undefined;
  /** All metrics in one chart, told apart by their dash. */
  readonly together: boolean;
  readonly x: CurveX;
  readonly logX: boolean;
  readonly logY: boolean;
  /** 0 to 100, as MLflow's. */
  readonly smoothing: number;
  readonly clip: boolean;
  /** A param by whose values curves are averaged. */
  readonly group: string | undefined;
  readonly spread: Spread;
  /** The part of the horizontal axis that is shown. */
  readonly zoom: readonly [number, number] | undefined;
  /** Also rows in which all runs agree. */
  readonly all: boolean;
  /** Differences of at most this many percent of the baseline's value count as none. */
  readonly tolerance: number;
  readonly artifacts: ArtifactView;
  /** Further charts, in the order they stand in. */
  readonly charts: readonly ChartChoice[];
};

export const PLAIN_COMPARISON: CompareView = {
  runs: [],
  baseline: undefined,
  hidden: [],
  metrics: undefined,
  together: false,
  x: 'step',
  logX: false,
  logY: false,
  smoothing: 0,
  clip: false,
  group: undefined,
  spread: 'range',
  zoom: undefined,
  all: false,
  tolerance: 0,
  artifacts: PLAIN_ARTIFACTS,
  charts: [],
};

export const MOST_COMPARED = 200;

/** Segments of paths as `slug` makes them: nothing else may become part of an address. */
const SEGMENT = /^[a-z0-9_-][a-z0-9._-]{0,99}$/;
const SPREADS: readonly Spread[] = ['range', 'sd', 'interval'];

/**
 * The fragment of a comparison, without `#`: `runs=a,b,c`, followed by what differs from a plain one. Other pages
 * need only the part of the runs.
 */
export function hashOfComparison(view: CompareView): string {
  const { x, zoom, hidden } = view;
  const parts: (readonly [string, string | undefined])[] = [
    ['runs', view.runs.join(',')],
    ['base', view.baseline],
    ['hide', hidden.length > 0 ? hidden.join(',') : undefined],
    ['m', view.metrics?.map(encodeURIComponent).join(',')],
    ['in', view.together ? 'one' : undefined],
    ['x', x === 'step' ? undefined : typeof x === 'string' ? x : `m:${encodeURIComponent(x.metric)}`],
    ['log', `${view.logX ? 'x' : ''}${view.logY ? 'y' : ''}` || undefined],
    ['s', view.smoothing > 0 ? String(view.smoothing) : undefined],
    ['clip', view.clip ? '1' : undefined],
    ['by', view.group === undefined ? undefined : encodeURIComponent(view.group)],
    ['band', view.spread === 'range' ? undefined : view.spread],
    ['zoom', zoom?.join(',')],
    ['all', view.all ? '1' : undefined],
    ['tol', view.tolerance > 0 ? String(view.tolerance) : undefined],
    ...artifactFields(view.artifacts),
    ['charts', textOfCharts(view.charts) || undefined],
  ];
  return parts.flatMap(([name, value]) => (value === undefined ? [] : `${name}=${value}`)).join('&');
}

/** Whether a fragment is a comparison's, and no link within the page. */
export function holdsComparison(hash: string): boolean {
  return /(^#?|&)runs=/.test(hash);
}

/** Reads a fragment, with or without `#`. Whatever it cannot read is as in a plain comparison. */
export function comparisonOfHash(hash: string): CompareView {
  const parts = hashFields(hash.replace(/^#/, ''));
  const runs = segments(parts.get('runs')).slice(0, MOST_COMPARED);
  const metrics = parts.get('m');
  const baseline = parts.get('base');
  const group = parts.get('by');
  const log = parts.get('log') ?? '';
  return {
    runs,
    baseline: baseline !== undefined && runs.includes(baseline) ? baseline : undefined,
    hidden: segments(parts.get('hide')).filter((run) => runs.includes(run)),
    metrics: metrics === undefined ? undefined : keys(metrics),
    together: parts.get('in') === 'one',
    x: curveX(parts.get('x')),
    logX: log.includes('x'),
    logY: log.includes('y'),
    smoothing: numberWithin(parts.get('s'), 0, 100) ?? 0,
    clip: parts.get('clip') === '1',
    group: group === undefined ? undefined : decodePart(group),
    spread: SPREADS.find((spread) => spread === parts.get('band')) ?? 'range',
    zoom: zoomOf(parts.get('zoom')),
    all: parts.get('all') === '1',
    tolerance: numberWithin(parts.get('tol'), 0, 100) ?? 0,
    artifacts: artifactView(parts, runs),
    charts: chartsOfText(parts.get('charts')),
  };
}

function segments(text: string | undefined): readonly string[] {
  return [...new Set((text ?? '').split(',').filter((segment) => SEGMENT.test(segment)))];
}

function keys(text: string): readonly string[] {
  return [...new Set(text === '' ? [] : text.split(',').flatMap((key) => decodePart(key) ?? []))];
}

function curveX(text: string | undefined): CurveX {
  if (text === 'relative' || text === 'time') return text;
  const metric = text?.startsWith('m:') ? decodePart(text.slice(2)) : undefined;
  return metric === undefined ? 'step' : { metric };
}

function numberWithin(text: string | undefined, least: number, most: number): number | undefined {
  const value = text ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}

function zoomOf(text: string | undefined): readonly [number, number] | undefined {
  const [from = Number.NaN, to = Number.NaN, ...rest] = (text ?? '').split(',').map(Number);
  const isRange = rest.length === 0 && Number.isFinite(from) && Number.isFinite(to) && from < to;
  return isRange ? [from, to] : undefined;
}
