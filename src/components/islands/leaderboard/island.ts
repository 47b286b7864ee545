import type { Island } from '../island.ts';
import { BOARD_HASH } from './board-hash.ts';

/**
 * A board that a reader can change. The published one is complete: what makes others is fetched when the reader asks for
 * it, or the address does.
 */
export const island: Island = async (place) => {
  const tools = place.querySelector<HTMLElement>('.board-tools');
  if (!tools) throw new Error('no place for the tools');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn';
  button.textContent = 'Change metric, values, confidence or configurations';
  tools.append(button);
  let isAsked = false;
  const open = async (hasFocus: boolean) => {
    if (isAsked) return;
    isAsked = true;
    place.ariaBusy = 'true';
    button.disabled = true;
    try {
      const { openBoard } = await import('./open-board.tsx');
      await openBoard(place, tools, hasFocus);
    } catch (error) {
      isAsked = false;
      button.disabled = false;
      sayFailed(place, error);
    } finally {
      place.ariaBusy = null;
    }
  };
  button.addEventListener('click', () => open(true));
  const openIfAsked = async () => {
    if (BOARD_HASH.holds(location.hash)) await open(false);
  };
  addEventListener('hashchange', openIfAsked);
  await openIfAsked();
};

/** What is published stays. */
function sayFailed(place: HTMLElement, error: unknown): void {
  const line = document.createElement('p');
  line.className = 'more';
  line.textContent = `${place.dataset['failed']}: ${error instanceof Error ? error.message : String(error)}`;
  place.append(line);
}
