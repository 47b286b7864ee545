import { describe, expect, it } from 'vitest';
import type { RunKey } from '../../entities/ids.ts';
import type { Run } from '../../entities/run.ts';
import { makeRun } from '../../testing/make-run.ts';
import type { Report } from '../report.ts';
import { runLineage } from './run-lineage.ts';

const reportOf = (runs: readonly Run[]) =>
  ({
    runByKey: new Map(runs.map((run) => [run.key, run])),
    childrenByRun: Map.groupBy(
      runs.filter(({ parentKey }) => parentKey),
      ({ parentKey }) => parentKey as RunKey,
    ),
    versionsByRun: new Map(),
  }) as unknown as Report;

describe('runLineage', () => {
  const children = Array.from({ length: 30 }, (_, index) =>
    makeRun({ key: `c${index}`, parentKey: 'p', startTimeMs: index }),
  );
  const parent = makeRun({ key: 'p' });
  const report = reportOf([parent, ...children]);

  it('shows a window of the siblings around the run', () => {
    const lineage = runLineage(children[20]!, report, undefined, []);
    expect(lineage.siblings.map(({ run }) => run.key)).toEqual(children.slice(15, 25).map(({ key }) => key));
    expect(lineage.siblings.find(({ isHere }) => isHere)?.run.key).toBe('c20');
    expect(lineage).toMatchObject({ parent: { key: 'p' }, siblingCount: 30, childCount: 0 });
  });

  it('shows the first children and counts all', () => {
    expect(runLineage(parent, report, undefined, [])).toMatchObject({
      children: { length: 10 },
      childCount: 30,
    });
  });

  it('names a parent that is not in the report', () => {
    const orphan = makeRun({ key: 'o', parentRunId: 'elsewhere' });
    expect(runLineage(orphan, reportOf([orphan]), undefined, [])).toMatchObject({
      parent: undefined,
      missingParentId: 'elsewhere',
    });
  });

  it('does not list seeds again that are siblings', () => {
    expect(runLineage(children[0]!, report, undefined, children.slice(0, 3)).seedCount).toBe(0);
    const apart = [makeRun({ key: 'x' }), makeRun({ key: 'y' })];
    expect(runLineage(apart[0]!, reportOf(apart), undefined, apart)).toMatchObject({
      seedCount: 2,
      seedsDiffer: false,
    });
  });
});
