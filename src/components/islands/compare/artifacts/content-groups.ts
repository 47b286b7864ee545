import type { RunFile } from './artifact-items.ts';

/** Runs whose file is the same, by their places. */
export type ContentGroup = { readonly file: RunFile; readonly runs: readonly number[] };

export type ContentGroups = {
  /** The content of the baseline, else of the first run that has the file, and who has it. */
  readonly base: ContentGroup;
  /** `base` is not the baseline's, for it has no such file. */
  readonly isStandIn: boolean;
  readonly others: readonly ContentGroup[];
  readonly missing: readonly number[];
};

/**
 * Puts together the runs whose file is known to be the same; those of which nothing is known stand alone. Undefined
 * when no run has the file.
 */
export function contentGroups(
  files: readonly (RunFile | undefined)[],
  baseline: number,
): ContentGroups | undefined {
  const groups = new Map<string, { file: RunFile; runs: number[] }>();
  for (const [index, file] of files.entries()) {
    if (!file) continue;
    const key = `${file.size} ${file.digest ?? `of ${index}`}`;
    const group = groups.get(key);
    if (group) group.runs.push(index);
    else groups.set(key, { file, runs: [index] });
  }
  const all = [...groups.values()];
  const own = all.find(({ runs }) => runs.includes(baseline));
  const base = own ?? all[0];
  if (!base) return undefined;
  return {
    base,
    isStandIn: !own,
    others: all.filter((group) => group !== base),
    missing: [...files.keys()].filter((index) => files[index] === undefined),
  };
}
