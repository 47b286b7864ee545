import type { Island } from '../island.ts';

/**
 * Figures that become interactive: each is replaced by the same drawing with marks that can be pointed at, when it is
 * first pointed at or focused. The code that does so is fetched then.
 */
export const island: Island = async (place) => {
  const { base = '' } = place.dataset;
  for (const figure of place.querySelectorAll<HTMLElement>('figure[data-spec]')) {
    const frame = figure.querySelector<HTMLElement>('.scrollx');
    if (!frame) throw new Error('a figure has no drawing');
    const wake = () => {
      for (const event of EVENTS) frame.removeEventListener(event, wake);
      frame.ariaBusy = 'true';
      import('./wake-figure.tsx')
        .then(({ wakeFigure }) => wakeFigure(figure, frame, place, base))
        .catch((error: unknown) => sayFailed(figure, error))
        .finally(() => {
          frame.ariaBusy = null;
        });
    };
    for (const event of EVENTS) frame.addEventListener(event, wake);
  }
};

const EVENTS = ['pointerenter', 'focusin'] as const;

/** The drawing stays as it is. */
function sayFailed(figure: HTMLElement, error: unknown): void {
  const line = document.createElement('p');
  line.className = 'more';
  line.textContent = `The figure is not interactive: ${error instanceof Error ? error.message : String(error)}`;
  figure.append(line);
}
