import { describe, expect, it } from 'vitest';
import { type Form, factsOf } from './facts.ts';
import { judgeMigration } from './judge-migration.ts';

const FILES = {
  experiments: [
    { experimentId: '0', lifecycleStage: 'active' },
    { experimentId: '1', lifecycleStage: 'deleted' },
  ],
  runs: [
    {
      runId: 'r',
      experimentId: '0',
      metrics: [{ key: 'loss', value: 1, points: 3 }],
      histories: [{ key: 'loss', different: 2, digest: 'a' }],
      artifacts: { files: 1 },
      files: [{ path: 'model.pkl', size: 7 }],
    },
  ],
};
const [EXPERIMENT, IN_TRASH] = FILES.experiments;
const [RUN] = FILES.runs;

/** The names of the rules that explain the differences; `undefined` for one that none explains. */
function rules(files: Form, database: Form) {
  const readings = { files: factsOf(files), database: factsOf(database), migratedMs: [100, 200] } as const;
  return judgeMigration(readings).flatMap(({ explained, unexplained }) => [
    ...explained.map(({ rule }) => rule.name),
    ...unexplained.map(() => undefined),
  ]);
}

function withRun(change: object): Form {
  return { ...FILES, runs: [{ ...RUN, ...change }] };
}

describe('judgeMigration', () => {
  it('has nothing to explain between equal readings', () => {
    expect(rules(FILES, FILES)).toEqual([]);
  });

  it.each([
    ['a missing run', { ...FILES, runs: [] }, [undefined]],
    ['another value', withRun({ metrics: [{ key: 'loss', value: 2, points: 3 }] }), [undefined]],
    ['points told once', withRun({ metrics: [{ key: 'loss', value: 1, points: 2 }] }), ['point-once']],
    ['points lost', withRun({ metrics: [{ key: 'loss', value: 1, points: 1 }] }), [undefined]],
    [
      'points told once, but others',
      withRun({
        metrics: [{ key: 'loss', value: 1, points: 2 }],
        histories: [{ key: 'loss', different: 2, digest: 'b' }],
      }),
      [undefined, undefined],
    ],
    [
      'times of the migration',
      { ...FILES, experiments: [{ ...EXPERIMENT, creationTimeMs: 150, lastUpdateTimeMs: 200 }, IN_TRASH!] },
      ['time-of-migration', 'time-of-migration'],
    ],
    [
      'another time',
      { ...FILES, experiments: [{ ...EXPERIMENT, creationTimeMs: 99 }, IN_TRASH!] },
      [undefined],
    ],
    [
      'a deleted experiment that came back to life',
      { ...FILES, experiments: [EXPERIMENT!, { ...IN_TRASH, lifecycleStage: 'active' }] },
      ['trash-active'],
    ],
    [
      'an experiment that died',
      { ...FILES, experiments: [{ ...EXPERIMENT, lifecycleStage: 'deleted' }, IN_TRASH!] },
      [undefined],
    ],
    [
      'artifacts not found',
      withRun({ artifacts: { files: 0 }, files: [] }),
      [undefined, undefined, undefined],
    ],
  ])('judges %s', (_, database, expected) => {
    expect(rules(FILES, database)).toEqual(expected);
  });

  it('expects no dataset of a point, but no other dataset either', () => {
    const measured = (dataset?: object) =>
      withRun({ metrics: [{ key: 'loss', value: 1, points: 3, ...(dataset && { dataset }) }] });
    const files = measured({ name: 'test', digest: '1a' });
    expect(rules(files, measured())).toEqual(['point-without-dataset', 'point-without-dataset']);
    expect(rules(files, measured({ name: 'test', digest: '2b' }))).toEqual([undefined]);
    expect(rules(measured(), files)).toEqual([undefined, undefined]);
  });

  it('expects no artifacts of a deleted experiment, but no others', () => {
    const files = withRun({ experimentId: '1' });
    const gone = withRun({ experimentId: '1', artifacts: { files: 0 }, files: [] });
    expect(rules(files, gone)).toEqual(['trash-artifacts', 'trash-artifacts', 'trash-artifacts']);
    const changed = withRun({ experimentId: '1', files: [{ path: 'model.pkl', size: 8 }] });
    expect(rules(files, changed)).toEqual([undefined]);
  });
});
