import { describe, expect, it } from 'vitest';
import { parseLoggedModelMetric } from './logged-model-metric.ts';

const RUN = '840f1110d114405f9fd062a1e642650c';

describe('parseLoggedModelMetric', () => {
  it('keeps the latest value of each dataset', () => {
    const { metrics, problems } = parseLoggedModelMetric(
      `3 0.86 0 ${RUN}\n4 0.88 1 ${RUN}\n5 0.5 1 ${RUN} train 12e45678\n6 0.6 2 ${RUN} train 12e45678\n6 0.7 0 ${RUN} my test set 64e92305\n`,
      'accuracy',
    );
    expect(metrics).toMatchObject([
      { value: 0.88, step: 1, dataset: undefined, runId: RUN },
      { value: 0.6, step: 2, dataset: { name: 'train', digest: '12e45678' } },
      { value: 0.7, step: 0, dataset: { name: 'my test set', digest: '64e92305' } },
    ]);
    expect(problems).toEqual([]);
  });

  it.each([
    ['step before time', `1 0.9 5 ${RUN}\n9 0.1 4 ${RUN}\n`, 0.9],
    ['time before value', `1 0.9 5 ${RUN}\n9 0.1 5 ${RUN}\n`, 0.1],
    ['the greater value', `1 0.1 5 ${RUN}\n1 0.9 5 ${RUN}\n1 0.2 5 ${RUN}\n`, 0.9],
    ['CRLF', `1 0.5 5 ${RUN}\r\n`, 0.5],
    ['three fields', '1 0.5 5\n', 0.5],
    ['NaN', `1 nan 5 ${RUN}\n`, Number.NaN],
  ])('reads %s', (_, text, value) => {
    expect(parseLoggedModelMetric(text, 'm').metrics).toMatchObject([{ value }]);
  });

  it('reports what it cannot read', () => {
    const text = `word 1 0 ${RUN}\n1 1 9007199254740993 ${RUN}\n1 0.5 0 ${RUN}\n17`;
    const { metrics, problems } = parseLoggedModelMetric(text, 'm');
    expect(metrics).toHaveLength(1);
    expect(problems.map(({ code, line }) => `${line} ${code}`)).toEqual([
      '1 malformed-line',
      '2 unsafe-integer',
      '4 unfinished-line',
    ]);
    expect(parseLoggedModelMetric('', 'm').problems).toEqual([{ code: 'empty-file', found: '' }]);
  });
});
