import { useCallback, useEffect, useRef, useState } from 'react';

/** By name, what was fetched, or why it could not be; absent while it is on its way. */
export type Fetched<Value> = ReadonlyMap<string, Value | Error>;

/**
 * Fetches each of the wanted things once, and holds it.
 *
 * @param fetchOne the same at each rendering.
 * @returns what there is, and how to ask again for what could not be fetched.
 */
export function useFetched<Value>(
  wanted: readonly string[],
  fetchOne: (name: string) => Promise<Value>,
): readonly [fetched: Fetched<Value>, retry: () => void] {
  const [fetched, setFetched] = useState<Fetched<Value>>(new Map());
  const asked = useRef(new Set<string>());
  const start = useCallback(
    (names: readonly string[]) => {
      const add = (name: string, found: Value | Error) =>
        setFetched((before) => new Map(before).set(name, found));
      for (const name of names) {
        if (asked.current.has(name)) continue;
        asked.current.add(name);
        fetchOne(name).then(
          (value) => add(name, value),
          (error: unknown) => add(name, error instanceof Error ? error : new Error(String(error))),
        );
      }
    },
    [fetchOne],
  );
  useEffect(() => start(wanted), [start, wanted]);
  const retry = useCallback(() => {
    const failed = [...fetched].flatMap(([name, found]) => (found instanceof Error ? [name] : []));
    for (const name of failed) asked.current.delete(name);
    setFetched((before) => new Map([...before].filter(([, found]) => !(found instanceof Error))));
    start(failed);
  }, [fetched, start]);
  return [fetched, retry];
}
