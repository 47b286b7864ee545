import type { Run } from '../entities/run.ts';
import { compareText } from './order.ts';
import type { InfluentialParam } from './param-influence.ts';

/** Colours and markers there are, but for slate, which runs of no series have; the first six can be told apart in any figure. */
const MOST_SERIES = 9;
/** A param that more runs lack than this would leave most marks without a colour. */
const LEAST_SHARE = 0.6;

/** The param that gives runs their colour and marker on all pages of an experiment. */
export type SeriesParam = {
  readonly key: string;
  /** Its values in the order of their series: 1 for the first. */
  readonly values: readonly string[];
};

/**
 * Chooses the text param with the greatest influence that has two to nine values and most runs have.
 * Undefined when there is none: then all runs look alike.
 */
export function seriesParam(
  runs: readonly Run[],
  params: readonly InfluentialParam[],
): SeriesParam | undefined {
  const withParams = runs.filter(({ params: own }) => own.length > 0).length;
  const chosen = params.find(
    ({ numeric, values, runs: having }) =>
      !numeric && values >= 2 && values <= MOST_SERIES && having >= withParams * LEAST_SHARE,
  );
  if (!chosen) return undefined;
  const values = new Set(runs.flatMap((run) => paramValue(run, chosen.key) ?? []));
  return { key: chosen.key, values: [...values].sort(compareText) };
}

type WithParams = { readonly params: readonly { readonly key: string; readonly value: string }[] };

/** The text of a param of a run; undefined when it has none. */
export function paramValue(run: WithParams, key: string): string | undefined {
  return run.params.find((param) => param.key === key)?.value;
}

/** Number of a run's series, from 1; undefined when it belongs to none. */
export function seriesOf(run: WithParams, param: SeriesParam | undefined): number | undefined {
  if (!param) return undefined;
  const index = param.values.indexOf(paramValue(run, param.key) ?? '\u0000');
  return index < 0 ? undefined : index + 1;
}
