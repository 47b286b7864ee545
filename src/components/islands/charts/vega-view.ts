import { type LoggerInterface, logger as makeLogger, parse, View, Warn } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
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

/** The policy of our pages forbids code made of texts: expressions are interpreted. */
function viewOf(spec: TopLevelSpec, container?: HTMLElement): View {
  const { spec: vega } = compile(spec, { config: CONFIG, logger: strictLogger() });
  const runtime = parse(vega, undefined, { ast: true });
  return new View(runtime, {
    expr: expressionInterpreter,
    renderer: container ? 'svg' : 'none',
    ...(container ? { container } : {}),
    // The tooltip is the page's own.
    tooltip: () => undefined,
    hover: false,
  });
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
  const view = await viewOf(spec, place).runAsync();
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
  const view = viewOf(spec);
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}
