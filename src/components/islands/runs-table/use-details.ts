import { useCallback, useMemo } from 'react';
import type { RunTable } from '../../../columns/decode-runs.ts';
import { fetchHistories, fetchSummaries } from './fetch-details.ts';
import type { MetricDetail, Summaries } from './table-column.ts';
import { type Fetched, useFetched } from './use-fetched.ts';

/** What of the histories is needed: their summaries, and by key the metrics whose points are. */
export type WantedDetails = { readonly summaries: boolean; readonly histories: readonly string[] };

export type Details = {
  readonly summaries: Summaries;
  /** Why something could not be fetched, one sentence each. */
  readonly failures: readonly string[];
  readonly retry: () => void;
};

const SUMMARIES = ['summaries'];
const NOTHING: readonly string[] = [];

/** Fetches what is known of the histories as far as it is needed, and holds it. */
export function useDetails(table: RunTable, summariesUrl: string, wanted: WantedDetails): Details {
  const folder = summariesUrl.replace(/[^/]*$/, '');
  const fetchSummary = useCallback(() => fetchSummaries(summariesUrl, table.count), [summariesUrl, table]);
  const fetchHistory = useCallback((key: string) => fetchHistories(folder, table, key), [folder, table]);
  const [summary, retrySummary] = useFetched(wanted.summaries ? SUMMARIES : NOTHING, fetchSummary);
  const [histories, retryHistories] = useFetched(wanted.histories, fetchHistory);
  const summaries = useMemo(() => detailsOf(table, summary, histories), [table, summary, histories]);
  const failures = useMemo(
    () => [
      ...failuresOf(summary, () => 'The summaries of the histories'),
      ...failuresOf(histories, (key) => `The histories of ${key}`),
    ],
    [summary, histories],
  );
  const retry = useCallback(() => {
    retrySummary();
    retryHistories();
  }, [retrySummary, retryHistories]);
  return { summaries, failures, retry };
}

type Histories = Awaited<ReturnType<typeof fetchHistories>>;
type SummaryMap = Awaited<ReturnType<typeof fetchSummaries>>;

function detailsOf(
  table: RunTable,
  summaries: Fetched<SummaryMap>,
  histories: Fetched<Histories>,
): Summaries {
  const [all] = summaries.values();
  if (all === undefined && histories.size === 0) return undefined;
  return new Map(
    table.metrics.map(({ key }): [string, MetricDetail] => {
      const summary = all instanceof Error ? 'failed' : all?.get(key);
      const history = histories.get(key);
      return [
        key,
        {
          ...(summary ? { summary } : {}),
          ...(history ? { histories: history instanceof Error ? 'failed' : history } : {}),
        },
      ];
    }),
  );
}

function failuresOf(fetched: Fetched<unknown>, what: (name: string) => string): readonly string[] {
  return [...fetched].flatMap(([name, found]) =>
    found instanceof Error ? [`${what(name)} could not be fetched: ${found.message}.`] : [],
  );
}
