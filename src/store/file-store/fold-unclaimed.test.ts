import { describe, expect, it } from 'vitest';
import type { Problem } from '../problem.ts';
import { foldUnclaimed } from './fold-unclaimed.ts';

const unclaimed = (path: string): Problem => ({ code: 'unclaimed-file', path });

describe('foldUnclaimed', () => {
  it.each([
    ['one file stays as it is', ['plots/a.png'], ['unclaimed-file plots/a.png']],
    ['two become one problem', ['plots/a.png', 'plots/b.png'], ['foreign-folder plots']],
    ['a meta file tells of a misplaced run', ['plots/x/meta.yaml'], ['records-misplaced plots']],
    ['so does a metric', ['plots/x/metrics/loss', 'plots/b.png'], ['records-misplaced plots']],
    [
      'files elsewhere stay',
      ['plots2/a.png', 'plots2/b.png'],
      ['unclaimed-file plots2/a.png', 'unclaimed-file plots2/b.png'],
    ],
  ])('%s', (_, paths, expected) => {
    const folded = foldUnclaimed(paths.map(unclaimed), 'plots');
    expect(folded.map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
  }); // prettier-ignore

  it('keeps other problems, and counts', () => {
    const link: Problem = { code: 'symbolic-link', path: 'plots/link' };
    expect(foldUnclaimed([unclaimed('plots/a'), link, unclaimed('plots/b')], 'plots')).toEqual([
      link,
      { code: 'foreign-folder', path: 'plots', found: '2' },
    ]);
  });
});
