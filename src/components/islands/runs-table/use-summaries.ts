import { useEffect, useState } from 'react';
import { decodeSummaries } from '../../../columns/decode-runs.ts';
import type { RunsSummaries } from '../../../columns/runs-columns.ts';
import { fetchNeeded } from '../fetch-file.ts';
import type { Summaries } from './table-column.ts';

/** Fetches the summaries of the histories once they are wanted; undefined until they are there. */
export function useSummaries(url: string, count: number, wanted: boolean): Summaries {
  const [summaries, setSummaries] = useState<Summaries>(undefined);
  useEffect(() => {
    if (!wanted || summaries) return;
    let isCurrent = true;
    fetchSummaries(url, count).then(
      (found) => {
        if (isCurrent) setSummaries(found);
      },
      // Without them there are no sparklines and no extremes; the table says `–` and stays usable.
      (error: unknown) => console.error(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [url, count, wanted, summaries]);
  return summaries;
}

async function fetchSummaries(url: string, count: number): Promise<Summaries> {
  const file: RunsSummaries = await (await fetchNeeded(url)).json();
  return decodeSummaries(file, count);
}
