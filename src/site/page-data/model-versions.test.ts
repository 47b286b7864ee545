import { describe, expect, it } from 'vitest';
import { makeModel, makeTestReport } from '../../testing/make-report.ts';
import { makeMetric, makeRun } from '../../testing/make-run.ts';
import { versionsData } from './model-versions.ts';

const runs = [0.9, 0.95, 0.92].map((value, index) =>
  makeRun({ key: `r${index + 1}`, metrics: [makeMetric('val_accuracy', value)] }),
);
const version = (number: number, fields = {}) => ({
  version: String(number),
  runId: `r${number}`,
  runKey: `r${number}`,
  ...fields,
});

function table(...versions: Parameters<typeof makeModel>[1][number][]) {
  const model = makeModel('flowers', versions);
  return versionsData(makeTestReport({ runs, registeredModels: [model] }), model);
}

describe('versionsData', () => {
  it('lists versions newest first and measures them against the champion', () => {
    const data = table(version(1), version(2, { aliases: ['champion'] }), version(3));
    expect(data.metric).toMatchObject({ key: 'val_accuracy', goal: { goal: 'maximize' } });
    expect(data.reference).toEqual({ kind: 'champion', version: '2' });
    expect(
      data.rows.map((row) => [row.version.version, row.value, row.difference?.reading, row.isReference]),
    ).toEqual([
      ['3', 0.92, 'worse', false],
      ['2', 0.95, undefined, true],
      ['1', 0.9, 'worse', false],
    ]);
  });

  it('takes the one version in Production when there is no champion', () => {
    const data = table(version(1, { stage: 'Production' }), version(2, { stage: 'Staging' }));
    expect(data.reference).toEqual({ kind: 'Production', version: '1' });
    expect(data.rows[0]?.difference).toMatchObject({ reading: 'better' });
  });

  it('measures against the version before when none is set apart', () => {
    const data = table(version(1), version(2), version(3));
    expect(data.reference).toEqual({ kind: 'previous' });
    expect(data.rows.map((row) => row.difference?.reading)).toEqual(['worse', 'better', undefined]);
  });

  it('shows a metric that the versions have, though the experiment has another', () => {
    const others = ['a', 'b', 'c', 'd'].map((key) =>
      makeRun({ key, metrics: [makeMetric('val_accuracy', 1)] }),
    );
    const own = makeRun({ key: 'r1', metrics: [makeMetric('test_f1', 0.5)] });
    const model = makeModel('flowers', [version(1)]);
    const report = makeTestReport({ runs: [...others, own], registeredModels: [model] });
    expect(versionsData(report, model).metric?.key).toBe('test_f1');
  });

  it('hides deleted versions and counts them', () => {
    const data = table(version(1), version(2, { stage: 'Deleted_Internal', deleted: true }), version(3));
    expect(data.rows.map((row) => row.version.version)).toEqual(['3', '1']);
    expect(data.deleted).toBe(1);
    expect(data.rows[0]?.difference?.value).toBeCloseTo(0.02);
  });

  it.each([
    ['a run that no store has', { runKey: undefined, runId: 'gone' }, 'missing'],
    ['a run that is left out', { runKey: 'deleted', runId: 'deleted' }, 'left out'],
    ['no run', { runKey: undefined, runId: undefined }, 'unknown'],
  ])('knows a version of %s', (_name, fields, kind) => {
    const [row] = table(version(1), version(2, fields)).rows;
    expect(row?.source.kind).toBe(kind);
    expect(row?.value).toBeUndefined();
    expect(row?.difference).toBeUndefined();
  });
});
