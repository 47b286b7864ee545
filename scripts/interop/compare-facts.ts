import type { Fact, Facts, Thing } from './facts.ts';

/** One thing, or one value of a thing, that two readings do not have in common. */
export type Difference = {
  readonly collection: string;
  readonly id: string;
  /** Empty when the whole thing is on one side only; its values are not compared then. */
  readonly path: readonly string[];
  readonly expected: string | undefined;
  readonly found: string | undefined;
};

/** What became of one kind of thing, e.g. of `runs.params`. */
export type Outcome = { equal: number; readonly differences: Difference[] };

/** Compares two readings; gives an outcome for every kind that either of them holds. */
export function compareFacts(expected: Facts, found: Facts): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const collection of union(expected, found)) {
    const wanted = expected.get(collection) ?? new Map<string, Thing>();
    const got = found.get(collection) ?? new Map<string, Thing>();
    for (const id of union(wanted, got))
      compareThings({ collection, id }, wanted.get(id), got.get(id), outcomes);
  }
  return outcomes;
}

type Place = Pick<Difference, 'collection' | 'id'>;

function compareThings(
  place: Place,
  expected: Thing | undefined,
  found: Thing | undefined,
  outcomes: Map<string, Outcome>,
): void {
  const itself = outcomeOf(outcomes, place.collection);
  if (!expected || !found) {
    const text = (thing: Thing | undefined) => thing && 'present';
    itself.differences.push({ ...place, path: [], expected: text(expected), found: text(found) });
    return;
  }
  itself.equal += 1;
  for (const key of union(expected, found)) {
    const [wanted, got] = [expected.get(key), found.get(key)];
    const path = (wanted ?? got)?.path ?? [];
    const outcome = outcomeOf(outcomes, kindOf(place.collection, path));
    if (wanted?.value === got?.value) outcome.equal += 1;
    else outcome.differences.push({ ...place, path, expected: wanted?.value, found: got?.value });
  }
}

/** `runs.params` for what stands in a list of a run, `runs` for its plain fields. */
function kindOf(collection: string, path: Fact['path']): string {
  return path.length > 1 ? `${collection}.${path[0]}` : collection;
}

function outcomeOf(outcomes: Map<string, Outcome>, kind: string): Outcome {
  const known = outcomes.get(kind);
  if (known) return known;
  const outcome: Outcome = { equal: 0, differences: [] };
  outcomes.set(kind, outcome);
  return outcome;
}

function union<T>(a: ReadonlyMap<T, unknown>, b: ReadonlyMap<T, unknown>): ReadonlySet<T> {
  return new Set([...a.keys(), ...b.keys()]);
}
