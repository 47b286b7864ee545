import { Buffer, isUtf8 } from 'node:buffer';
import { type Dirent, lstatSync, readdirSync } from 'node:fs';

const SLASH = Buffer.from('/');

/** What Node puts for bytes of a name that are not UTF-8; such a name cannot be opened by its text. */
export const REPLACEMENT = '\ufffd';

export type Strays = {
  /** The names of the folder that are UTF-8. */
  readonly valid: ReadonlySet<string>;
  /** The other names, made readable. */
  readonly invalid: readonly string[];
  /** Regular files with such a name, or below a folder with one. */
  readonly files: number;
  readonly bytes: number;
};

/** Finds the entries of a folder whose names are not UTF-8, and counts the files that they hold. */
export function findStrays(folder: string): Strays {
  const valid = new Set<string>();
  const invalid: string[] = [];
  const total = { files: 0, bytes: 0 };
  for (const entry of list(folder)) {
    if (isUtf8(entry.name)) {
      valid.add(entry.name.toString());
      continue;
    }
    invalid.push(entry.name.toString());
    count(Buffer.from(folder), entry, total);
  }
  return { valid, invalid, ...total };
}

/** None when the folder has vanished or cannot be listed: then there is nothing to count. */
function list(folder: string | Buffer): readonly Dirent<NonSharedBuffer>[] {
  try {
    return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' });
  } catch {
    return [];
  }
}

function count(
  folder: Buffer,
  entry: Dirent<NonSharedBuffer>,
  total: { files: number; bytes: number },
): void {
  const at = Buffer.concat([folder, SLASH, entry.name]);
  if (entry.isDirectory()) {
    for (const child of list(at)) count(at, child, total);
  } else if (entry.isFile()) {
    total.files += 1;
    total.bytes += sizeOf(at);
  }
}

/** Size of a file; 0 when it cannot be looked at. */
function sizeOf(at: Buffer): number {
  try {
    return lstatSync(at, { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    return 0;
  }
}
