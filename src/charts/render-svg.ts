import { type LoggerInterface, logger as makeLogger, parse, View, Warn } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { cleanSvg } from './clean-svg.ts';
import { CONFIG } from './theme.ts';

export type Drawing = { readonly inner: string; readonly width: number; readonly height: number };

/**
 * Draws a Vega-Lite specification at build time. The only importer of Vega: no page ships it.
 *
 * @throws when Vega-Lite warns about the specification: a chart that draws something else than asked is a bug.
 */
export async function renderSvg(spec: TopLevelSpec): Promise<Drawing> {
  const warnings: string[] = [];
  const logger: LoggerInterface = makeLogger(Warn);
  logger.warn = (...args: readonly unknown[]) => {
    warnings.push(args.map(String).join(' '));
    return logger;
  };
  const { spec: vega } = compile(spec, { config: CONFIG, logger });
  if (warnings.length > 0) throw new Error(`invalid chart: ${warnings.join('; ')}`);
  const view = new View(parse(vega), { renderer: 'none', logger });
  const svg = await view.toSVG();
  view.finalize();
  return cleanSvg(svg);
}
