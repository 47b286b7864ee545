import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../problem.ts';
import { metaPairs, metaText, parseAny, parseFlat, parseMeta, readMeta } from './meta-file.ts';

const key = fc.stringMatching(/^[a-z_][a-z0-9_.-]{0,11}$/);
/** Values that look like what MLflow writes, and any text in between: quoted, folded, numeric, commented. */
const value = fc.oneof(
  fc.constantFrom(
    "''",
    'null',
    '~',
    '',
    '[]',
    '{}',
    "'0'",
    '12e45678',
    '08912345',
    '0o17',
    'true',
    "'it''s'",
    '- a',
  ),
  fc.constantFrom(
    'a: b',
    'a #b',
    'a# b',
    '#',
    "'a",
    '"a\\tb"',
    '&a',
    '*a',
    '!x',
    '|',
    '>-',
    '@',
    '%',
    '? a',
    '---',
    '...',
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({
    unit: fc.constantFrom(...' \':#-[]{},&*!|>%@`"\\ab0\t\u00a0\u0085\u2028\ufeff'),
    maxLength: 8,
  }),
); // prettier-ignore
const document = fc
  .uniqueArray(fc.tuple(key, value), { selector: ([name]) => name, minLength: 1, maxLength: 6 })
  .map((fields) => fields.map(([name, text]) => `${name}: ${text}\n`).join(''));

describe('parseFlat', () => {
  it('agrees with the YAML parser on whatever it takes', () => {
    let taken = 0;
    fc.assert(
      fc.property(document, (source) => {
        const flat = parseFlat(source);
        if (!flat) return;
        taken += 1;
        const any = parseAny(source);
        expect(any.problems).toEqual([]);
        expect([...(flat.meta ?? [])]).toEqual([...(any.meta ?? [])]);
      }),
      { numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(200);
  });

  it.each([
    ['a folded scalar', "a: 'one\n  two'\n"],
    ['a mapping', 'a:\n  b: c\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['double quotes', 'a: "b"\n'],
    ['a comment', 'a: b # c\n'],
    ['a tag', 'a: !!str 5\n'],
    ['an anchor', 'a: &x 5\n'],
    ['nothing', ''],
  ])('leaves %s to the YAML parser', (_, source) => {
    expect(parseFlat(source)).toBeUndefined();
  });
});

describe('parseMeta', () => {
  it.each([
    ['text that YAML 1.2 takes for a number', 'digest: 12e45678', '12e45678'],
    ['text that YAML 1.2 takes for a decimal', 'digest: 08912345', '08912345'],
    ['an id beyond 2^53', 'experiment_id: 277111100947712345', '277111100947712345'],
    ['a boolean', 'a: true', 'true'],
    ['quoted null', "a: 'null'", 'null'],
    ['plain null', 'a: null', null],
    ['a tilde', 'a: ~', null],
    ['nothing after the colon', 'a:', null],
    ['empty quotes', "a: ''", ''],
    ['a doubled quote', "a: 'it''s'", "it's"],
    ['a colon within', 'a: file:///C:/x', 'file:///C:/x'],
    ['a folded scalar', "a: 'one\n  two\n\n  three'", 'one two\nthree'],
    ['escapes in double quotes', 'a: "tab\\tand \\u00e9"', 'tab\tand é'],
    ['a block', 'a: |-\n  one\n  two', 'one\ntwo'],
    ['a byte-order mark', '\ufeffa: b', 'b'],
    ['CRLF', 'a: b\r\nc: d\r\n', 'b'],
  ])('reads %s', (_, source, expected) => {
    const { meta, problems } = parseMeta(source);
    expect([...(meta ?? [])][0]?.[1]).toBe(expected);
    expect(problems).toEqual([]);
  });

  it('takes the last of equal keys, and says so', () => {
    const { meta, problems } = parseMeta('a: 1\nb: x\na: 2\n');
    expect(meta?.get('a')).toBe('2');
    expect(problems).toEqual([{ code: 'meta-duplicate-key', line: 3, key: 'a' }]);
  });

  it('keeps what stands before an error', () => {
    const { meta, problems } = parseMeta('a: 1\nb: [unclosed\n');
    expect(meta?.get('a')).toBe('1');
    expect(problems).toMatchObject([{ code: 'meta-unreadable', line: 3 }]);
  });

  it('survives brackets nested without end', () => {
    const { problems } = parseMeta(`a: ${'['.repeat(20_000)}`);
    expect(problems).toMatchObject([{ code: 'meta-unreadable' }]);
  });

  it('does not blow up aliases', () => {
    const bomb = `a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n`;
    expect(JSON.stringify([...(parseMeta(bomb).meta ?? [])]).length).toBeLessThan(400);
  });
});

describe('readMeta', () => {
  const read = (content: string | Buffer) => {
    const problems: Problem[] = [];
    const meta = readMeta(Buffer.from(content), '1/meta.yaml', problems);
    return { meta: meta && Object.fromEntries(meta), problems };
  };
  const path = '1/meta.yaml';

  it.each([
    ['an empty file', '', undefined, [{ code: 'meta-empty', path }]],
    ['blank lines', ' \n\n', undefined, [{ code: 'meta-empty', path }]],
    [
      'a git-lfs pointer',
      'version https://git-lfs.github.com/spec/v1\n',
      undefined,
      [{ code: 'git-lfs-pointer', path }],
    ],
    ['Latin-1', Buffer.from('name: größe\n', 'latin1'), { name: 'größe' }, [{ code: 'not-utf8', path }]],
    [
      'a merge conflict',
      'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\nc: 4\n',
      { a: '1', b: '3', c: '4' },
      [{ code: 'merge-conflict', path, line: 2 }],
    ],
  ])('reads %s', (_, content, meta, problems) => {
    expect(read(content)).toEqual({ meta, problems });
  }); // prettier-ignore
});

describe('metaPairs', () => {
  it('gives the texts of a mapping, hostile names included', () => {
    const { meta } = parseMeta(
      "tags:\n  mlflow.data.context: training\n  __proto__: x\n  n: [1]\nother: ''\n",
    );
    expect(metaPairs(meta, 'tags')).toEqual([
      ['mlflow.data.context', 'training'],
      ['__proto__', 'x'],
    ]);
    expect(metaPairs(meta, 'other')).toEqual([]);
    expect(metaPairs(undefined, 'tags')).toEqual([]);
    expect(metaText(meta, 'tags')).toBeUndefined();
  });
});
