import { describe, expect, it } from 'vitest';
import type { PrimaryMetric } from '../../analysis/rank-runs.ts';
import type { Run } from '../../entities/run.ts';
import { makeMetric, makeRun } from '../../testing/make-run.ts';
import { type RunsPage, runsPages } from './runs-pages.ts';

const primary: PrimaryMetric = {
  key: 'acc',
  goal: { goal: 'maximize', origin: 'settings' },
  origin: 'settings',
};
const run = (key: string, acc?: number, fields: Partial<Run> & { parentKey?: string } = {}) =>
  makeRun({ key, metrics: acc === undefined ? [] : [makeMetric('acc', acc)], ...(fields as object) });
const many = (count: number, prefix: string, acc?: number, fields: object = {}) =>
  Array.from({ length: count }, (_, i) => run(`${prefix}${String(i).padStart(3, '0')}`, acc, fields));
const outline = (rows: RunsPage['rows']) =>
  rows.map((row) =>
    row.kind === 'run' ? `${'.'.repeat(row.node.depth)}${row.node.run.key}` : `+${row.count}`,
  );
const pagesOf = (runs: readonly Run[]) => runsPages({ runs, primary }, 'best');

describe('runsPages', () => {
  it('repeats a few runs that cannot be compared on every page and does not count them', () => {
    const pages = pagesOf([...many(150, 'r', 1), run('failed', 2, { status: 'FAILED' }), run('none')]);
    expect(pages.map(({ first, last, total, repeated }) => [first, last, total, repeated])).toEqual([
      [1, 100, 150, 2],
      [101, 150, 150, 2],
    ]);
    expect(pages.map(({ notComparable }) => notComparable.length)).toEqual([2, 2]);
  });

  it('puts many runs that cannot be compared on the last pages, once', () => {
    const pages = pagesOf([...many(95, 'r', 1), ...many(20, 'x')]);
    expect(pages.map(({ rows, notComparable }) => [rows.length, notComparable.length])).toEqual([
      [95, 5],
      [0, 15],
    ]);
    expect(pages.at(-1)).toMatchObject({ first: 101, last: 115, total: 115, repeated: 0 });
  });

  it('places a sweep where its best child would be', () => {
    const runs = [run('a', 0.5), run('sweep'), run('c', 0.9, { parentKey: 'sweep' as never }), run('b', 0.7)];
    expect(outline(pagesOf(runs)[0]?.rows ?? [])).toEqual(['sweep', '.c', 'b', 'a']);
  });

  it('folds the worse children of a large sweep beside other runs', () => {
    const children = Array.from({ length: 25 }, (_, i) => run(`c${i}`, i, { parentKey: 'sweep' as never }));
    const rows = outline(pagesOf([run('sweep'), ...children, run('a', -1)])[0]?.rows ?? []);
    expect(rows.slice(0, 3)).toEqual(['sweep', '.c24', '.c23']);
    expect(rows.slice(-2)).toEqual(['+15', 'a']);
  });

  it('shows every child when the sweep is all there is, and says whose they are on further pages', () => {
    const pages = pagesOf([run('sweep'), ...many(120, 'c', 1, { parentKey: 'sweep' })]);
    expect(pages.map(({ rows }) => rows.length)).toEqual([100, 21]);
    expect(pages[1]?.context.map(({ run: { key } }) => key)).toEqual(['sweep']);
  });

  it('has one empty page for an experiment without runs', () => {
    expect(pagesOf([])).toMatchObject([
      { page: 1, pages: 1, rows: [], notComparable: [], total: 0, last: 0 },
    ]);
  });

  it('sets nothing apart when nothing can be compared', () => {
    const [page] = runsPages({ runs: many(3, 'r', 1), primary: undefined }, 'best');
    expect(page).toMatchObject({ total: 3, repeated: 0, notComparable: [] });
  });
});
