import { describe, expect, it } from 'vitest';
import { makeTestReport } from '../testing/make-report.ts';
import { makeRun } from '../testing/make-run.ts';
import { writeExperimentData } from './experiment-data.ts';

describe('writeExperimentData', () => {
  it('writes the published runs of each experiment, as the snapshot has them', () => {
    const published = makeRun({ key: 'a', name: 'x\u202e' });
    const line = JSON.stringify(published);
    const files = new Map<string, string>();
    writeExperimentData(
      makeTestReport({ runs: [published] }),
      [line, JSON.stringify(makeRun({ key: 'deleted' }))],
      () => [],
      (path, text) => files.set(path, text),
    );
    expect([...files.keys()]).toEqual([
      'experiments/1/runs.json',
      'experiments/1/runs.csv',
      'experiments/1/runs-columns.json',
      'experiments/1/runs-summaries.json',
    ]);
    expect(files.get('experiments/1/runs.json')).toBe(`[${line}]\n`);
    expect(files.get('experiments/1/runs.csv')?.split('\r\n')[1]).toMatch(/^a,x\u202e,FINISHED/);
    expect(JSON.parse(files.get('experiments/1/runs-columns.json') ?? '')).toMatchObject({
      count: 1,
      runIds: ['a'],
      names: { texts: ['x\u202e'] },
    });
  });
});
