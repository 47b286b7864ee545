import type { ReviewComparison } from '../../entities/review-file.ts';
import type { Run } from '../../entities/run.ts';
import { compareText } from '../order.ts';
import { isReviewedTag } from './same-run.ts';

type Pair = { readonly key: string; readonly value: string };
type Changes = ReviewComparison['params'];

/** What of params and tags differs; of a side with several values, all of them. */
export function fieldChanges(
  base: readonly Run[],
  head: readonly Run[],
  repeatParams: readonly string[],
): Pick<ReviewComparison, 'params' | 'tags' | 'datasets'> {
  const repeats = new Set(repeatParams);
  return {
    params: changesOf(base, head, ({ params }) => params.filter(({ key }) => !repeats.has(key))),
    tags: changesOf(base, head, ({ tags }) => tags.filter(isReviewedTag)),
    datasets: changesOf(base, head, ({ datasets }) =>
      datasets.map(({ name, digest }) => ({ key: name, value: digest })),
    ).map(({ key, ...digests }) => ({ name: key, ...digests })),
  };
}

function changesOf(
  base: readonly Run[],
  head: readonly Run[],
  pairsOf: (run: Run) => readonly Pair[],
): Changes {
  const [before, after] = [textsOf(base, pairsOf), textsOf(head, pairsOf)];
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort(compareText);
  return keys.flatMap((key) => {
    const [a, b] = [before.get(key), after.get(key)];
    if (a === b) return [];
    return [{ key, ...(a === undefined ? {} : { base: a }), ...(b === undefined ? {} : { head: b }) }];
  });
}

/** Where runs of one side differ, as most tags of a user's own do, all values in order. */
function textsOf(runs: readonly Run[], pairsOf: (run: Run) => readonly Pair[]): ReadonlyMap<string, string> {
  const values = new Map<string, Set<string>>();
  for (const run of runs)
    for (const { key, value } of pairsOf(run)) {
      const known = values.get(key);
      if (known) known.add(value);
      else values.set(key, new Set([value]));
    }
  return new Map([...values].map(([key, own]) => [key, [...own].sort(compareText).join(', ')]));
}
