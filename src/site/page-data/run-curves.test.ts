import { describe, expect, it } from 'vitest';
import { experimentSchema } from '../../entities/experiment.ts';
import type { MetricHistory } from '../../entities/metric.ts';
import { settingsSchema } from '../../settings/settings.ts';
import { makeRun } from '../../testing/make-run.ts';
import { curveContext, runCurves } from './run-curves.ts';

const history = (key: string, values: readonly number[], step = (index: number) => index): MetricHistory => ({
  key,
  steps: Float64Array.from(values, (_, index) => step(index)),
  timestampsMs: new Float64Array(values.length),
  values: Float64Array.from(values),
});
const experiment = experimentSchema.parse({
  key: '1',
  sourceId: 'runs',
  experimentId: '1',
  name: 'e',
  lifecycleStage: 'active',
  tags: [],
  traces: [],
  incomplete: false,
});
const curves = (histories: readonly MetricHistory[], primary?: string, room = 1e6) =>
  runCurves(
    histories,
    'r',
    settingsSchema.parse({}),
    {
      experiment,
      primary: primary
        ? { key: primary, goal: { goal: undefined, origin: 'none' }, origin: 'assumed' }
        : undefined,
      best: undefined,
      seedGroups: new Map(),
    },
    undefined,
    room,
  );

describe('runCurves', () => {
  it('draws what was measured on held-out data first, and names the line styles', () => {
    const [figure] = curves([history('train_loss', [2, 1]), history('val_loss', [3, 2])]).figures;
    expect(figure?.lines).toEqual([
      { key: 'val_loss', style: 'solid' },
      { key: 'train_loss', style: 'dashed' },
    ]);
    expect(figure?.chart?.labels.map(({ text }) => text)).toEqual(['val', 'train']);
    expect(figure).toMatchObject({
      yName: 'loss ↓',
      axisName: 'step',
      bestText: 'best 2 at 1',
      tableHead: ['step', 'val_loss', 'train_loss'],
      tableRows: [
        ['0', '3', '2'],
        ['1', '2', '1'],
      ],
    });
  });

  it('begins with the primary metric and ends with the machine', () => {
    const names = ['a', 'system/cpu', 'z'].map((key) => history(key, [1, 2]));
    expect(curves(names, 'z').figures.map(({ yName }) => yName)).toEqual(['z', 'a', 'system/cpu']);
  });

  it('says how many points are drawn and where values are not finite', () => {
    const values = Array.from({ length: 1000 }, (_, index) => (index === 500 ? Number.NaN : Math.sin(index)));
    const [figure] = curves([history('x', values)]).figures;
    expect(figure?.caption).toMatch(
      /^by step\. Drawn from 12\d of 1\u202f000 points, every extreme among them\. Where the line breaks, the value is not finite\.$/,
    );
  });

  it('has a figure without a chart when nothing is finite', () => {
    const [figure] = curves([history('x', [Number.NaN, Number.POSITIVE_INFINITY])]).figures;
    expect(figure).toMatchObject({
      chart: undefined,
      caption: 'has 2 points, none of them finite: there is no line to draw.',
    });
  });

  it('has no figure for one value repeated at one step', () => {
    expect(curves([history('x', [3, 3, 3], () => 0)])).toEqual({ figures: [], left: 0 });
  });

  it('draws as many figures as there is room for, one at least', () => {
    const many = Array.from({ length: 12 }, (_, index) => history(`m${index}`, [1, 2, 3]));
    expect(curves(many)).toMatchObject({ figures: { length: 8 }, left: 4 });
    expect(curves(many, undefined, 5000)).toMatchObject({ figures: { length: 2 }, left: 10 });
    expect(curves(many, undefined, 0)).toMatchObject({ figures: { length: 1 }, left: 11 });
  });
});

describe('curveContext', () => {
  const run = (key: string, seed: string, bytes = 10) =>
    makeRun({ key, params: [{ key: 'seed', value: seed }], history: { bytes, sha256: '' } });
  const here = run('a', '0');

  it.each([
    ['other seeds', [here, run('b', '1'), run('c', '2')], [], 'Grey: 2 other seeds.'],
    ['repeats', [here, run('b', '0')], [], 'Grey: 1 repeat.'],
    ['siblings', [], [here, run('b', '1')], 'Grey: 1 sibling.'],
    [
      'a part of many',
      [here, ...['b', 'c', 'd', 'e', 'f', 'g'].map((key) => run(key, key))],
      [],
      'Grey: 4 of 6 other seeds.',
    ],
    ['none whose history is long', [here, run('b', '1', 1e7)], [], undefined],
    ['none for a run alone', [], [], undefined],
  ])('is %s', (_, seeds, siblings, sentence) => {
    expect(curveContext(here, seeds, siblings)?.sentence).toBe(sentence);
  });
});
