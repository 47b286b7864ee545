import { describe, expect, it } from 'vitest';
import { makeRun } from '../../../testing/make-run.ts';
import { baselineIndex, exceeds, metricSections, textSections } from './comparison-rows.ts';
import type { ComparedRun } from './load-comparison.ts';

type Fields = Omit<Parameters<typeof makeRun>[0], 'key'> & {
  readonly values?: Readonly<Record<string, number>>;
};

function compared({ values = {}, ...fields }: Fields, index: number): ComparedRun {
  const run = makeRun({ ...fields, key: `r${index}` });
  return {
    segment: `r${index}`,
    run,
    params: new Map(run.params.map(({ key, value }) => [key, value])),
    metrics: new Map(Object.entries(values)),
  } as unknown as ComparedRun;
}
const runsOf = (...fields: readonly Fields[]) => fields.map(compared);
const pair = (key: string, value: string) => ({ key, value });

describe('textSections', () => {
  it('puts params of a prefix together', () => {
    const runs = runsOf(
      { params: [pair('lr', '1'), pair('model.depth', '2'), pair('model.width', '3')] },
      {},
    );
    const titles = textSections(runs).map(({ title, rows }) => [title, ...rows.map(({ key }) => key)]);
    expect(titles.filter(([title]) => title?.startsWith('Parameters'))).toEqual([
      ['Parameters', 'lr'],
      ['Parameters, model.', 'model.depth', 'model.width'],
    ]);
  });

  it('names all datasets of a context, and shows no reserved tag', () => {
    const dataset = (name: string, context?: string) => ({ datasetKey: name, name, digest: 'd1', context });
    const runs = runsOf({
      datasets: [dataset('iris', 'training'), dataset('digits', 'training'), dataset('wine')] as never,
      tags: [pair('mlflow.user', 'ada'), pair('team', 'a')],
    });
    const sections = new Map(textSections(runs).map(({ title, rows }) => [title, rows]));
    expect(sections.get('Datasets')).toEqual([
      { key: 'input', values: ['wine (d1)'] },
      { key: 'training', values: ['iris (d1), digits (d1)'] },
    ]);
    expect(sections.get('Tags')).toEqual([{ key: 'team', values: ['a'] }]);
  });

  it('says of a commit whether files were changed', () => {
    const runs = runsOf(
      { codeSource: { commit: '0123456789', dirty: true } },
      { codeSource: { commit: 'abcdef0123' } },
    );
    const details = textSections(runs).find(({ title }) => title === 'Details');
    expect(details?.rows.find(({ key }) => key === 'Commit')?.values).toEqual([
      '01234567, changed',
      'abcdef01',
    ]);
  });
});

describe('metricSections', () => {
  it('groups metrics by what stands before their first slash, in their order', () => {
    const runs = runsOf({ values: { acc: 1, 'val/loss': 2 } }, { values: { 'val/loss': 3 } });
    const sections = metricSections({ runs, metrics: ['val/loss', 'acc', 'val/acc'] });
    expect(sections.map(({ title, rows }) => [title, ...rows.map(({ key }) => key)])).toEqual([
      ['Metrics, val/', 'val/loss', 'val/acc'],
      ['Metrics, latest value', 'acc'],
    ]);
    expect(sections[0]?.rows[0]?.values).toEqual([2, 3]);
  });
});

describe('exceeds', () => {
  it.each([
    [[1, 1], 0, false],
    [[1, 1.01], 0, true],
    [[1, 1.01], 1.5, false],
    [[-100, -102], 1, true],
    [[0, 1e-9], 50, true],
    [[1, undefined], 50, true],
    [[1, Number.NaN], 50, true],
    [[Number.NaN, Number.NaN], 0, false],
    [[Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], 0, false],
    [[Number.POSITIVE_INFINITY, 1], 50, true],
  ])('of %j with a tolerance of %d %% is %s', (values, tolerance, expected) => {
    expect(exceeds({ key: 'm', values }, 0, tolerance)).toBe(expected);
  });
});

describe('baselineIndex', () => {
  it('is the first where none is chosen, or one that is not there', () => {
    const runs = runsOf({}, {});
    expect([undefined, 'r1', 'gone'].map((baseline) => baselineIndex(runs, baseline))).toEqual([0, 1, 0]);
  });
});
