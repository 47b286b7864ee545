import type { Island } from './island.ts';

/** Loads the code of an island; it exports `island`. */
const ISLANDS: Readonly<Record<string, () => Promise<{ readonly island: Island }>>> = {
  'runs-table': () => import('./runs-table/island.tsx'),
  compare: () => import('./compare/island.tsx'),
  leaderboard: () => import('./leaderboard/island.ts'),
  figures: () => import('./figures/island.ts'),
};

/** Wakes every island of the page; where that fails, what was prerendered stays, and a line says so. */
function startIslands(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-island]')) {
    const load = ISLANDS[place.dataset['island'] ?? ''];
    if (!load) throw new Error(`unknown island: ${place.dataset['island']}`);
    place.ariaBusy = 'true';
    load()
      .then(({ island }) => island(place))
      .catch((error: unknown) => sayFailed(place, error))
      .finally(() => {
        place.ariaBusy = null;
      });
  }
}

function sayFailed(place: HTMLElement, error: unknown): void {
  const line = document.createElement('p');
  line.className = 'more';
  line.textContent = `${place.dataset['failed'] ?? 'Filtering and sorting are not available'}: ${error instanceof Error ? error.message : String(error)}`;
  place.append(line);
}

startIslands();
