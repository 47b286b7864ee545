/** Number and bytes of files by class: what the account of a store is made of. */
export type FileCounts = Record<string, { files: number; bytes: number }>;

/** Adds files of one class to the account. */
export function countFiles(counts: FileCounts, kind: string, files: number, bytes: number): void {
  counts[kind] ??= { files: 0, bytes: 0 };
  counts[kind].files += files;
  counts[kind].bytes += bytes;
}

/** Adds all counts of `from` to `to`. */
export function addCounts(to: FileCounts, from: FileCounts): void {
  for (const [kind, { files, bytes }] of Object.entries(from)) countFiles(to, kind, files, bytes);
}
