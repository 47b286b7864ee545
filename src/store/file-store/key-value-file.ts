import type { Buffer } from 'node:buffer';
import type { KeyValue } from '../../entities/scalar.ts';
import type { Problem } from '../problem.ts';
import { decodeText } from './read-file.ts';

const LFS_HEAD = 'version https://git-lfs.github.com/spec/';

/**
 * One param or tag: the file's content is the value, verbatim and never trimmed. Its key is the path below
 * `params/` or `tags/`, so keys with slashes are nested folders.
 */
export function readKeyValue(key: string, bytes: Buffer, path: string): { pair: KeyValue; problem?: Problem } {
  const { text, valid } = decodeText(bytes);
  const pair = { key, value: text };
  if (!valid) return { pair, problem: { code: 'not-utf8', path, key } };
  if (text.startsWith(LFS_HEAD)) return { pair, problem: { code: 'git-lfs-pointer', path, key } };
  return { pair };
}
