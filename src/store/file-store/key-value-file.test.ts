import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../problem.ts';
import { LONGEST_VALUE, readKeyValue } from './key-value-file.ts';

function read(content: string | Buffer, size?: number) {
  const problems: Problem[] = [];
  const bytes = Buffer.from(content);
  const { value } = readKeyValue('a', bytes, size ?? bytes.length, '1/r/params/a', problems);
  return { value, codes: problems.map(({ code }) => code) };
}

describe('readKeyValue', () => {
  it('keeps every text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(read(text).value).toBe(text);
      }),
    );
  });

  it.each([
    ['spaces and newlines', ' a \n', ' a \n', []],
    ['nothing', '', '', []],
    ['Windows-1252', Buffer.from([0x31, 0x80]), '1€', ['not-utf8']],
    ['a git-lfs pointer', 'version https://git-lfs.github.com/spec/v1\n', undefined, ['git-lfs-pointer']],
    ['a merge conflict', '<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> x\n', undefined, ['merge-conflict']],
  ] as const)('reads %s', (_, content, value, codes) => {
    const answer = read(content as string);
    if (value !== undefined) expect(answer.value).toBe(value);
    expect(answer.codes).toEqual(codes);
  });

  it('cuts a value that is too long, and never within a character', () => {
    const bytes = Buffer.concat([Buffer.alloc(LONGEST_VALUE - 1, 'a'), Buffer.from([0xc3])]);
    const { value, codes } = read(bytes, LONGEST_VALUE + 1);
    expect(value).toHaveLength(LONGEST_VALUE - 1);
    expect(codes).toEqual(['value-cut']);
  });
});
