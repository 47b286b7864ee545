import { describe, expect, it } from 'vitest';
import { makeMetric, makeRun } from '../testing/make-run.ts';
import { type PivotInput, pivotRuns } from './pivot.ts';

function run(key: string, value: number, pairs: Readonly<Record<string, string>>, fields = {}) {
  const params = Object.entries(pairs).map(([name, text]) => ({ key: name, value: text }));
  return makeRun({ key, params, metrics: [makeMetric('acc', value)], ...fields });
}
const input: PivotInput = {
  rows: ['params.model'],
  columns: ['params.data'],
  metric: 'acc',
  aggregate: 'mean',
  goal: 'maximize',
};
const runs = [
  run('a', 0.8, { model: 'svm', data: 'iris' }),
  run('b', 0.9, { model: 'svm', data: 'iris' }),
  run('c', 0.7, { model: 'mlp', data: 'iris' }),
  run('d', 0.6, { model: 'mlp', data: 'digits' }),
];

describe('pivotRuns', () => {
  it('gives mean, standard deviation and n, the best of each column, and nothing where no run is', () => {
    const { rows, columns, cells } = pivotRuns(runs, input);
    expect([rows, columns]).toEqual([
      [['mlp'], ['svm']],
      [['digits'], ['iris']],
    ]);
    expect(cells[0]).toEqual([
      { n: 1, nonFinite: 0, value: 0.6, sd: undefined, isBest: false },
      { n: 1, nonFinite: 0, value: 0.7, sd: undefined, isBest: false },
    ]);
    expect(cells[1]?.[0]).toBeUndefined();
    expect(cells[1]?.[1]).toMatchObject({ n: 2, isBest: true });
    expect(cells[1]?.[1]?.value).toBeCloseTo(0.85, 12);
    expect(cells[1]?.[1]?.sd).toBeCloseTo(Math.sqrt(0.005), 12);
  });

  it.each([
    ['median', 'maximize', 0.8],
    ['min', 'maximize', 0.5],
    ['max', 'minimize', 0.9],
    ['best', 'maximize', 0.9],
    ['best', 'minimize', 0.5],
    ['best', undefined, undefined],
  ] as const)('takes the %s with the goal %s', (aggregate, goal, expected) => {
    const three = [0.9, 0.5, 0.8].map((value, i) => run(`r${i}`, value, { model: 'x' }));
    const [[cell] = []] = pivotRuns(three, { ...input, columns: [], aggregate, goal }).cells;
    expect(cell).toMatchObject({ n: 3, value: expected, sd: undefined });
  });

  it.each([
    ['mean', undefined],
    ['median', undefined],
    ['best', 0.8],
  ] as const)('does not hide a run that diverged: %s', (aggregate, value) => {
    const two = [run('a', 0.8, { model: 'x' }), run('b', Number.NaN, { model: 'x' })];
    const [[cell] = []] = pivotRuns(two, { ...input, columns: [], aggregate }).cells;
    expect(cell).toMatchObject({ n: 2, nonFinite: 1, value });
  });

  it('counts only finished runs, no run above others, and says how many it leaves out', () => {
    const more = [
      ...runs,
      run('failed', 1, { model: 'svm', data: 'iris' }, { status: 'FAILED' }),
      run('parent', 1, { model: 'svm', data: 'iris' }),
      run('child', 0.5, { model: 'svm', data: 'digits' }, { parentKey: 'parent' }),
      run('without', 1, { model: 'svm' }),
      makeRun({ key: 'without the metric' }),
    ];
    const pivot = pivotRuns(more, input);
    expect(pivot.runs).toBe(5);
    expect(pivot.leftOut).toEqual({ unfinished: 1, parents: 1, withoutField: 1, rows: 0, columns: 0 });
  });

  it('orders numbers as numbers, before words', () => {
    const some = ['10', '9', 'auto', '1e1', '-1'].map((model, i) => run(`r${i}`, i, { model }));
    expect(pivotRuns(some, { ...input, columns: [] }).rows.flat()).toEqual(['-1', '9', '10', '1e1', 'auto']);
  });

  it('reads several fields together without mixing them up', () => {
    const two = [run('a', 1, { model: 'a,b', data: 'c' }), run('b', 2, { model: 'a', data: 'b,c' })];
    const pivot = pivotRuns(two, { ...input, rows: ['params.model', 'params.data'], columns: [] });
    expect(pivot.rows).toEqual([
      ['a', 'b,c'],
      ['a,b', 'c'],
    ]);
  });

  it('stays bounded: keeps the rows and columns with the most runs', () => {
    const many = Array.from({ length: 3000 }, (_, i) =>
      run(`r${i}`, i, { model: String(i % 100), data: String(i % 30) }),
    );
    const pivot = pivotRuns([...many, run('x', 1, { model: '99', data: '29' })], input);
    expect([pivot.rows.length, pivot.columns.length]).toEqual([40, 12]);
    expect(pivot.rows.flat()).toContain('99');
    expect(pivot.leftOut).toMatchObject({ rows: 60, columns: 18 });
  });

  it('takes keys and values for texts, whatever they are called', () => {
    const odd = makeRun({
      key: 'odd',
      params: [{ key: '__proto__', value: 'constructor' }],
      tags: [{ key: 'a.b', value: '__proto__' }],
      metrics: [makeMetric('__proto__', 1)],
    });
    const pivot = pivotRuns([odd], {
      ...input,
      rows: ['params.__proto__'],
      columns: ['tags.a.b'],
      metric: '__proto__',
    });
    expect([pivot.rows, pivot.columns]).toEqual([[['constructor']], [['__proto__']]]);
  });
});
