import { describe, expect, it } from 'vitest';
import { makeMetric, makeRun } from '../testing/make-run.ts';
import { fieldKey, runField } from './run-field.ts';

const dataset = (name: string) => ({ datasetKey: name as never, name, digest: '1' });
const run = makeRun({
  key: 'r',
  name: ' first ',
  user: 'ada',
  params: [{ key: 'a.b', value: '1' }],
  tags: [{ key: 'team', value: 'x' }],
  datasets: [dataset('test'), dataset('iris'), dataset('test')],
  metrics: [makeMetric('acc', 1), { ...makeMetric('loss', 1), dataset: { name: 'held out', digest: '2' } }],
});

describe('runField', () => {
  it.each([
    ['params.a.b', '1'],
    ['param.a.b', '1'],
    ['tags.team', 'x'],
    ['tags.a.b', undefined],
    ['dataset', 'iris + test'],
    ['run_name', 'first'],
    ['user', 'ada'],
    ['status', 'FINISHED'],
    ['source', undefined],
  ])('%s is %s', (field, expected) => {
    expect(runField(run, field, 'acc')).toBe(expected);
  });

  it('takes the dataset that the metric was logged with', () => {
    expect(runField(run, 'dataset', 'loss')).toBe('held out');
  });

  it('refuses a field that there is not', () => {
    expect(() => runField(run, 'colour', 'acc')).toThrow('unknown field: colour');
  });
});

describe('fieldKey', () => {
  it.each([
    ['params.a.b', 'a.b'],
    ['tags.team', 'team'],
    ['dataset', 'dataset'],
  ])('of %s is %s', (field, key) => {
    expect(fieldKey(field)).toBe(key);
  });
});
