import { createRoot } from 'react-dom/client';
import type { TopLevelSpec } from 'vega-lite';
import { fetchNeeded } from '../fetch-file.ts';
import { LiveFigure } from './LiveFigure.tsx';
import { markRows } from './mark-rows.ts';

let marksRows = false;

/** Puts the interactive drawing of a figure in the place of the prerendered one, once it is drawn. */
export async function wakeFigure(
  figure: HTMLElement,
  frame: HTMLElement,
  island: HTMLElement,
  base: string,
): Promise<void> {
  const { spec: url = '' } = figure.dataset;
  const spec = (await (await fetchNeeded(url)).json()) as TopLevelSpec;
  if (!marksRows) markRows(base);
  marksRows = true;
  const drawing = frame.querySelector<SVGSVGElement>('svg.vl');
  const files = figure.querySelector('.fold');
  if (!drawing || !files) throw new Error('there is no drawing to replace');
  const place = document.createElement('div');
  place.className = `live-place ${drawing.getAttribute('class') ?? ''}`;
  place.hidden = true;
  frame.append(place);
  const bar = document.createElement('div');
  bar.className = 'live-bar';
  frame.before(bar);
  const buttons = document.createElement('div');
  files.append(buttons);
  const title = drawing.querySelector('title')?.textContent ?? '';
  await new Promise<void>((resolve, reject) => {
    const show = () => {
      const hasFocus = document.activeElement === frame;
      drawing.remove();
      place.hidden = false;
      // What is in it takes the focus from here on.
      frame.removeAttribute('tabindex');
      if (hasFocus) place.querySelector<HTMLElement>('.live')?.focus();
      resolve();
    };
    createRoot(place, { onUncaughtError: reject }).render(
      <LiveFigure spec={spec} title={title} base={base} bar={bar} buttons={buttons} onReady={show} />,
    );
  });
  island.dataset['woken'] = 'true';
}
