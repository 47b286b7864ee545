import { diffArrays } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffLine, type DiffRow, diffLines } from './diff-lines.ts';

const textOf = (line: DiffLine | undefined) => line?.parts.map(({ text }) => text).join('');
const shown = (rows: readonly DiffRow[] | undefined) =>
  rows?.map((row) => (row.kind === 'gap' ? `… ${row.lines}` : [textOf(row.left), textOf(row.right)]));

describe('diffLines', () => {
  it('lays changed lines beside each other and marks the words that differ', () => {
    const diff = diffLines('a\nlearning rate: 0.1\nz\n', 'a\nlearning rate: 0.2\nb\nz\n');
    expect(shown(diff.rows)).toEqual([
      ['a', 'a'],
      ['learning rate: 0.1', 'learning rate: 0.2'],
      [undefined, 'b'],
      ['z', 'z'],
    ]);
    const changed = diff.rows[1];
    expect(changed?.kind === 'changed' && changed.left?.parts.filter(({ isMarked }) => isMarked)).toEqual([
      { text: '0.1', isMarked: true },
    ]);
    expect([diff.removed, diff.added]).toEqual([1, 2]);
  });

  it('folds what is far from any difference', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const diff = diffLines(lines.join('\n'), [...lines.slice(0, 10), 'new', ...lines.slice(10)].join('\n'));
    expect(shown(diff.rows)).toEqual([
      '… 7',
      ...[7, 8, 9].map((index) => [`line ${index}`, `line ${index}`]),
      [undefined, 'new'],
      ...[10, 11, 12].map((index) => [`line ${index}`, `line ${index}`]),
      '… 7',
    ]);
  });

  it('finds nothing where only line ends differ', () => {
    expect(diffLines('a\r\nb\r\n', 'a\nb')).toMatchObject({ removed: 0, added: 0 });
  });

  const linesOf = (word: string) => Array.from({ length: 4000 }, (_, index) => `${word} ${index}`);

  it('compares long texts that have nothing in common as a whole', () => {
    expect(diffLines(linesOf('a').join('\n'), linesOf('b').join('\n'))).toMatchObject({
      removed: 4000,
      added: 4000,
      most: undefined,
    });
  });

  it('compares the beginnings of long texts with the same lines in another order', () => {
    const lines = linesOf('a');
    const diff = diffLines(lines.join('\n'), lines.toReversed().join('\n'));
    expect(diff).toMatchObject({ removed: 750, added: 750, most: 750 });
  });

  it('leaves the words of lines alone that differ in very many, and of rows that are not shown', () => {
    const words = (word: string) =>
      Array.from({ length: 120 }, (_, i) => (i % 2 ? 'x' : `${word}${i}`)).join(' ');
    const parts = (before: string, after: string) =>
      diffLines(before, after).rows.map((row) => (row.kind === 'gap' ? 0 : row.right?.parts.length));
    expect(parts(words('a'), words('b'))).toEqual([1]);
    const more = linesOf('same').map((text) => `${text} new`);
    const all = parts(linesOf('same').join('\n'), more.join('\n'));
    expect([all[0], all[499], all[500]]).toEqual([2, 2, 1]);
  });

  it('never loses or invents a line', () => {
    const text = fc.array(fc.constantFrom<string>('a', 'b', 'c d', ''), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const rows = diffLines(before.concat('end').join('\n'), after.concat('end').join('\n')).rows ?? [];
        const count = (side: 'left' | 'right') =>
          rows.reduce((sum, row) => sum + (row.kind === 'gap' ? row.lines : row[side] ? 1 : 0), 0);
        expect([count('left'), count('right')]).toEqual([before.length + 1, after.length + 1]);
        for (const row of rows) {
          if (row.kind === 'gap') continue;
          if (row.left) expect(textOf(row.left)).toBe([...before, 'end'][row.left.number - 1]);
          if (row.right) expect(textOf(row.right)).toBe([...after, 'end'][row.right.number - 1]);
        }
      }),
    );
  });

  it('changes as few lines as possible', () => {
    const text = fc.array(fc.constantFrom<string>('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { removed, added } = diffLines(before.join('\n'), after.join('\n'));
        const least = diffArrays(before, after).filter((part) => part.added || part.removed);
        expect(removed + added).toBe(least.reduce((sum, { count }) => sum + count, 0));
      }),
    );
  });
});
