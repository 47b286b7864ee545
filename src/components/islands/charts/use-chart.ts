import { type RefObject, useEffect, useState } from 'react';
import type { TopLevelSpec } from 'vega-lite';
import type { ShownChart } from './vega-view.ts';

/** The code that draws; fetched when the first chart is asked for. */
export const loadVega = () => import('./vega-view.ts');

export type ChartState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'shown'; readonly chart: ShownChart }
  | { readonly kind: 'failed'; readonly message: string };

/** Draws a specification into a place, again whenever it changes. The former drawing stays until then. */
export function useChart(place: RefObject<HTMLDivElement | null>, spec: TopLevelSpec): ChartState {
  const [state, setState] = useState<ChartState>({ kind: 'loading' });
  useEffect(() => {
    let isCurrent = true;
    let shown: ShownChart | undefined;
    const draw = async () => {
      const { showChart } = await loadVega();
      const layer = document.createElement('div');
      const chart = await showChart(layer, spec);
      if (!isCurrent) return chart.remove();
      shown = chart;
      place.current?.replaceChildren(chart.svg);
      setState({ kind: 'shown', chart });
    };
    draw().catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (isCurrent) setState({ kind: 'failed', message });
    });
    return () => {
      isCurrent = false;
      shown?.remove();
    };
  }, [place, spec]);
  return state;
}
