import { describe, expect, it } from 'vitest';
import { compareFacts } from './compare-facts.ts';
import { type Form, factsOf } from './facts.ts';

const RUN = {
  runId: 'r1',
  name: 'first',
  params: [
    { key: 'lr', value: '0.1' },
    { key: '__proto__', value: 'x' },
  ],
  metrics: [{ key: 'loss', value: 0.5, points: 2 }],
};
const FORM = {
  experiments: [{ experimentId: '0', name: 'Default' }],
  runs: [RUN, { ...RUN, runId: 'r2' }],
};

function differences(expected: Form, found: Form) {
  const outcomes = compareFacts(factsOf(expected), factsOf(found));
  return [...outcomes].flatMap(([kind, outcome]) =>
    outcome.differences.map(({ id, path, expected, found }) => [
      kind,
      [id, ...path].join(' '),
      expected,
      found,
    ]),
  );
}

describe('compareFacts', () => {
  it('finds a reading equal to itself in another order, and counts by kind', () => {
    const turned = {
      runs: [FORM.runs[1]!, { ...RUN, params: RUN.params.toReversed() }],
      experiments: FORM.experiments,
    };
    const outcomes = compareFacts(factsOf(FORM), factsOf(turned));
    expect([...outcomes].map(([kind, outcome]) => [kind, outcome.equal, outcome.differences])).toEqual([
      ['experiments', 3, []],
      ['runs', 6, []],
      ['runs.params', 8, []],
      ['runs.metrics', 6, []],
    ]);
  });

  it.each([
    ['a missing run', { ...FORM, runs: [RUN] }, ['runs', 'r2', 'present', undefined]],
    [
      'a run too many',
      { ...FORM, runs: [...FORM.runs, { ...RUN, runId: 'r3' }] },
      ['runs', 'r3', undefined, 'present'],
    ],
    ['a run twice', { ...FORM, runs: [...FORM.runs, RUN] }, ['runs', 'r1 (2)', undefined, 'present']],
    ['a whole collection', { runs: FORM.runs }, ['experiments', '0', 'present', undefined]],
    [
      'a changed name',
      { ...FORM, runs: [{ ...RUN, name: 'First' }, FORM.runs[1]!] },
      ['runs', 'r1 name', 'first', 'First'],
    ],
    [
      'a changed param',
      { ...FORM, runs: [{ ...RUN, params: [{ key: 'lr', value: '0.10' }, RUN.params[1]!] }, FORM.runs[1]!] },
      ['runs.params', 'r1 params lr value', '0.1', '0.10'],
    ],
    [
      'a changed metric',
      { ...FORM, runs: [{ ...RUN, metrics: [{ ...RUN.metrics[0], value: 'NaN' }] }, FORM.runs[1]!] },
      ['runs.metrics', 'r1 metrics loss value', '0.5', 'NaN'],
    ],
  ])('catches %s', (_, found, difference) => {
    expect(differences(FORM, found)).toEqual([difference]);
  });

  it('keeps values of a logged model on two datasets apart', () => {
    const model = (...values: readonly number[]) => ({
      'logged-models': [
        {
          modelId: 'm-1',
          metrics: values.map((value, index) => ({
            key: 'accuracy',
            value,
            runId: 'r',
            dataset: { name: 'd', digest: String(index) },
          })),
        },
      ],
    });
    expect(differences(model(0.5, 0.6), model(0.5, 0.7))).toEqual([
      ['logged-models.metrics', 'm-1 metrics accuracy r d 1 value', '0.6', '0.7'],
    ]);
  });

  it('tells a missing value from an empty one', () => {
    expect(differences({ runs: [{ runId: 'r', note: '' }] }, { runs: [{ runId: 'r' }] })).toEqual([
      ['runs', 'r note', '', undefined],
    ]);
  });
});
