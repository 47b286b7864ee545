import type { Buffer } from 'node:buffer';
import type { KeyValue } from '../../entities/scalar.ts';
import type { Problem } from '../problem.ts';
import { conflictLine, isLfsPointer } from './git-leftovers.ts';
import { decodeText, wholeCharacters } from './read-file.ts';

/** Longer values are cut. MLflow allows 6 000 bytes for a param and 100 000 for a tag. */
export const LONGEST_VALUE = 4 << 20;

/**
 * One param or tag: the file's content is the value, verbatim and never trimmed. Its key is the path below
 * `params/` or `tags/`, so keys with slashes are nested folders.
 *
 * @param size of the file, greater than `bytes.length` when it was read in part.
 */
export function readKeyValue(
  key: string,
  bytes: Buffer,
  size: number,
  path: string,
  problems: Problem[],
): KeyValue {
  const isCut = size > bytes.length && bytes.length === LONGEST_VALUE;
  const { text, valid } = decodeText(isCut ? wholeCharacters(bytes) : bytes);
  if (isCut) problems.push({ code: 'value-cut', path, key, found: String(size) });
  if (!valid) problems.push({ code: 'not-utf8', path, key });
  if (isLfsPointer(text)) problems.push({ code: 'git-lfs-pointer', path, key });
  const conflict = conflictLine(text);
  if (conflict !== undefined) problems.push({ code: 'merge-conflict', path, line: conflict, key });
  return { key, value: text };
}
