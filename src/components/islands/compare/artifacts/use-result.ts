import { useEffect, useState } from 'react';

export type Result<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'loaded'; readonly value: Value };

const LOADING = { kind: 'loading' } as const;

/** What a promise gives. @param key the work is done again when it changes. */
export function useResult<Value>(key: string, work: () => Promise<Value>): Result<Value> {
  const [result, setResult] = useState<{ readonly key: string; readonly result: Result<Value> }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when there is other work
  useEffect(() => {
    let isCurrent = true;
    const show = (next: Result<Value>) => {
      if (isCurrent) setResult({ key, result: next });
    };
    work().then(
      (value) => show({ kind: 'loaded', value }),
      (error: unknown) =>
        show({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return result?.key === key ? result.result : LOADING;
}
