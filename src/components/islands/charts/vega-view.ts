import { type LoggerInterface, logger as makeLogger, type View, Warn } from 'vega';
import embed from 'vega-embed';
import type { TopLevelSpec } from 'vega-lite';
import { CONFIG } from '../../../charts/theme.ts';
import { type ChartTarget, chartTargets } from './chart-targets.ts';

/** A chart that stands in a page. */
export type ShownChart = {
  readonly svg: SVGSVGElement;
  /** Of the drawing, in its own pixels. */
  readonly width: number;
  readonly height: number;
  readonly targets: readonly ChartTarget[];
  /** Draws some runs faintly and lets one stand out. */
  readonly emphasise: (dim: readonly string[], hover: string) => void;
  readonly remove: () => void;
};

/** Embeds a chart as the policy of our pages allows: without a style sheet, and with expressions that are interpreted. */
async function viewOf(spec: TopLevelSpec, place: HTMLElement): Promise<View> {
  const { view } = await embed(place, spec, {
    mode: 'vega-lite',
    config: CONFIG,
    renderer: 'svg',
    ast: true,
    defaultStyle: false,
    // Files, the tooltip and what follows the pointer are the page's own.
    actions: false,
    tooltip: () => undefined,
    hover: false,
    logger: strictLogger(),
  });
  return view;
}

/** A warning would mean that something else is drawn than was asked for. */
function strictLogger(): LoggerInterface {
  const logger = makeLogger(Warn);
  logger.warn = (...texts: readonly unknown[]) => {
    throw new Error(`invalid chart: ${texts.map(String).join(' ')}`);
  };
  return logger;
}

/** Draws a chart into a place of the page. */
export async function showChart(place: HTMLElement, spec: TopLevelSpec): Promise<ShownChart> {
  const view = await viewOf(spec, place);
  const svg = place.querySelector('svg');
  if (!svg) throw new Error('the chart has no drawing');
  const { width, height } = svg.viewBox.baseVal;
  return {
    svg,
    width,
    height,
    targets: chartTargets(view),
    emphasise: (dim, hover) => void view.signal('dim', dim).signal('hover', hover).run(),
    remove: () => view.finalize(),
  };
}

/** The drawing of a chart as a file. */
export async function svgOfChart(spec: TopLevelSpec): Promise<string> {
  const view = await viewOf(spec, document.createElement('div'));
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}
