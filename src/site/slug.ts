import { createHash } from 'node:crypto';

const LONGEST = 80;
/** Names that Windows refuses as files, whatever their extension, and the one under which every folder has its page. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|^index\.html$/;

/**
 * Gives a path segment of `[a-z0-9._-]` for any text. A text that already is one stays as it is; any other gets
 * eight hex digits of its SHA-256, so that different texts never share a segment, also where case does not count.
 */
export function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, LONGEST);
  if (plain && plain === text && !RESERVED.test(plain)) return plain;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const stem = plain.slice(0, LONGEST - 9).replace(/[.-]+$/, '');
  return stem && !RESERVED.test(stem) ? `${stem}-${hash}` : `x-${hash}`;
}
