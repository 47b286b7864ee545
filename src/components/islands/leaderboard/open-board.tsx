import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { LeaderboardSettings } from '../../../analysis/leaderboard/leaderboard-settings.ts';
import { decodeRuns } from '../../../columns/decode-runs.ts';
import { fetchNeeded } from '../fetch-file.ts';
import { BoardApp } from './BoardApp.tsx';
import { boardPlaces } from './board-places.ts';

/** Fetches what boards are made from, and puts the tools into their place. */
export async function openBoard(place: HTMLElement, tools: HTMLElement, hasFocus: boolean): Promise<void> {
  const { columns = '', summaries = '', board = '', base = '/', metric = '', label = '' } = place.dataset;
  const [file, settings] = await Promise.all([fetchJson(columns), fetchJson(board)]);
  const table = decodeRuns(file);
  const places = boardPlaces(place);
  tools.replaceChildren();
  flushSync(() =>
    createRoot(tools).render(
      <BoardApp
        table={table}
        settings={settings as LeaderboardSettings}
        summariesUrl={summaries}
        base={base}
        published={metric}
        label={label}
        places={places}
      />,
    ),
  );
  if (hasFocus) tools.querySelector('select')?.focus();
}

async function fetchJson(url: string) {
  return (await fetchNeeded(url)).json();
}
