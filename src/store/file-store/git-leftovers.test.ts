import { describe, expect, it } from 'vitest';
import { conflictLine, isLfsPointer, withoutMarkers } from './git-leftovers.ts';

const CONFLICT = 'a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> feature\n';

describe('conflictLine', () => {
  it.each([
    ['a conflict', CONFLICT, 2],
    ['a conflict with CRLF', CONFLICT.replaceAll('\n', '\r\n'), 2],
    ['a conflict from the first line', '<<<<<<< x\n1\n=======\n2\n>>>>>>> y', 1],
    ['an underlined title', 'Title\n=======\n', undefined],
    ['arrows', 'a <<<<<<< b >>>>>>> c', undefined],
    ['a longer row', '<<<<<<<<\n>>>>>>>>\n', undefined],
    ['nothing', '', undefined],
  ])('%s', (_, text, line) => {
    expect(conflictLine(text)).toBe(line);
  });
});

describe('withoutMarkers', () => {
  it('keeps both sides', () => {
    expect(withoutMarkers(CONFLICT)).toBe('a\nb\nc\n');
  });
});

describe('isLfsPointer', () => {
  it.each([
    ['version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n', true],
    ['see version https://git-lfs.github.com/spec/v1', false],
  ])('%j: %s', (text, expected) => {
    expect(isLfsPointer(text)).toBe(expected);
  });
});
