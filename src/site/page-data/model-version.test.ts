import { describe, expect, it } from 'vitest';
import { artifactFolderSchema } from '../../entities/artifact.ts';
import { loggedModelSchema } from '../../entities/logged-model.ts';
import { makeModel, makeTestReport } from '../../testing/make-report.ts';
import { makeMetric, makeRun } from '../../testing/make-run.ts';
import type { Snapshot } from '../report.ts';
import { modelVersionPageData } from './model-version.ts';

const runs = [
  makeRun({
    key: 'r1',
    metrics: [makeMetric('val_accuracy', 0.9)],
    params: [
      { key: 'lr', value: '1' },
      { key: 'seed', value: '0' },
    ],
  }),
  makeRun({
    key: 'r2',
    metrics: [makeMetric('val_accuracy', 0.8), makeMetric('loss', 1)],
    params: [
      { key: 'lr', value: '2' },
      { key: 'seed', value: '0' },
    ],
  }),
];
const version = (number: number, fields = {}) => ({
  version: String(number),
  runId: `r${number}`,
  runKey: `r${number}`,
  ...fields,
});

function page(versions: Parameters<typeof makeModel>[1], shown: string, parts: Partial<Snapshot> = {}) {
  const model = makeModel('flowers', versions);
  const report = makeTestReport({ runs, registeredModels: [model], ...parts });
  const found = model.versions.find(({ version: number }) => number === shown);
  if (!found) throw new Error(`unknown version: ${shown}`);
  return modelVersionPageData(report, model, found);
}

describe('modelVersionPageData', () => {
  it('compares metrics and params with the version before, what differs first', () => {
    const data = page([version(1), version(2)], '2');
    expect(
      data.metrics.map(({ key, value, previous, difference }) => [key, value, previous, difference?.reading]),
    ).toEqual([
      ['loss', 1, undefined, undefined],
      ['val_accuracy', 0.8, 0.9, 'worse'],
    ]);
    expect(data.params.map(({ key, differs }) => [key, differs])).toEqual([
      ['lr', true],
      ['seed', false],
    ]);
    expect(data.figuresCaption).toBe('Metrics of its run, the last value of each, against version 1.');
  });

  it('passes over deleted versions', () => {
    const data = page(
      [
        version(1),
        version(2, { deleted: true, stage: 'Deleted_Internal' }),
        version(3, { runId: 'r2', runKey: 'r2' }),
      ],
      '3',
    );
    expect(data.previous?.version).toBe('1');
  });

  it.each([
    [
      'the version before has no figures',
      [version(1, { runKey: undefined, runId: 'x' }), version(2)],
      '2',
      '; those of version 1 are not in this report.',
    ],
    ['there is no version before', [version(1)], '1', 'the last value of each.'],
  ])('says when %s', (_name, versions, shown, caption) => {
    expect(page(versions, shown).figuresCaption).toContain(caption);
  });

  it.each([
    [{ runKey: undefined, runId: 'gone' }, 'The source run is not in this report'],
    [{ runKey: 'deleted', runId: 'deleted' }, 'The source run is deleted'],
    [{ runKey: undefined, runId: undefined }, 'The registry names no source run'],
  ])('says why there are no figures: %j', (fields, note) => {
    const data = page([version(1, fields)], '1');
    expect(data.metrics).toEqual([]);
    expect(data.figuresNote).toContain(note);
  });

  it('takes figures from the logged model when the run is missing, those by dataset apart', () => {
    const logged = loggedModelSchema.parse({
      key: 'm-1',
      sourceId: 'runs',
      experimentKey: '1',
      modelId: 'm-1',
      experimentId: '1',
      name: 'model',
      status: 'READY',
      lifecycleStage: 'active',
      params: [{ key: 'lr', value: '3' }],
      tags: [],
      incomplete: false,
      metrics: [
        { key: 'acc', value: 0.5, step: 0, timestampMs: 0 },
        { key: 'acc', value: 'NaN', step: 0, timestampMs: 0, dataset: { name: 'test', digest: 'd' } },
      ],
    });
    const versions = [
      version(1, { runKey: undefined, runId: 'gone', modelId: 'm-1', loggedModelKey: 'm-1' }),
    ];
    const data = page(versions, '1', { loggedModels: [logged] });
    expect(data.metrics).toMatchObject([{ key: 'acc', value: 0.5 }]);
    expect(data.byDataset).toMatchObject([{ key: 'acc', value: Number.NaN, dataset: { name: 'test' } }]);
    expect(data.tables).toEqual({ metrics: 1, byDataset: 2, params: 3 });
    expect(data.load.others).toContainEqual({ label: 'As the logged model', uri: 'models:/m-1' });
  });

  it.each([
    ['runs:/r1/model', 'model'],
    ['file:///home/user/mlruns/1/r1/artifacts/a/b/', 'a/b'],
    ['mlflow-artifacts:/1/r1/artifacts/other', undefined],
    ['models:/m-7', undefined],
  ])('finds the files of a version whose source is %s', (source, folder) => {
    const artifacts = artifactFolderSchema.parse({
      sourceId: 'runs',
      ownerKind: 'run',
      ownerKey: 'r1',
      folder: '1/r1/artifacts',
      files: [
        { path: 'a/b/MLmodel', size: 1 },
        { path: 'model/MLmodel', size: 1 },
      ],
    });
    expect(page([version(1, { source })], '1', { artifacts: [artifacts] }).files?.folder).toBe(folder);
  });

  it('names the version that a copy was made of', () => {
    const origin = makeModel('staging', [{ version: '4' }]);
    const model = makeModel('prod', [
      { version: '1', source: 'models:/staging/4' },
      { version: '2', source: 'models:/staging/9' },
    ]);
    const report = makeTestReport({ registeredModels: [origin, model] });
    const [first, second] = model.versions.map(
      (each) => modelVersionPageData(report, model, each).copiedFrom,
    );
    expect(first).toEqual({ label: 'staging v4', path: 'models/staging/4/' });
    expect(second).toBeUndefined();
  });
});
