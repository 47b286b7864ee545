import { describe, expect, it } from 'vitest';
import type { ExperimentKey, RegisteredModelKey, RunKey, SourceId } from '../../entities/ids.ts';
import {
  makeDatabase,
  makeDiagnostic,
  makeFileStore,
  makeManifest,
  makeModel,
  makeTestReport,
} from '../../testing/make-report.ts';
import { makeRun } from '../../testing/make-run.ts';
import { diagnosticsPageData, diagnosticsPathOfModel, diagnosticsPathOfRun } from './diagnostics.ts';

const run = (index: number) => `r${index}` as RunKey;

describe('diagnosticsPageData', () => {
  it('says so when there is nothing to report', () => {
    const report = makeTestReport({ runs: [makeRun({ key: 'a' }), makeRun({ key: 'b' })] });
    expect(diagnosticsPageData(report)).toMatchObject({
      summary: 'Nothing to report: 2 runs read, 0 problems.',
      groups: [],
      files: { files: 10, bytes: 100 },
      rows: undefined,
    });
  });

  it('counts by severity and groups by code, the gravest and then the most frequent first', () => {
    const report = makeTestReport({
      diagnostics: [
        makeDiagnostic({ code: 'folder-empty', severity: 'info' }),
        makeDiagnostic({ code: 'run-without-meta' }),
        makeDiagnostic({ code: 'meta-empty', severity: 'error' }),
        makeDiagnostic({ code: 'field-invalid' }),
        makeDiagnostic({ code: 'field-invalid', why: 'Otherwise.' }),
      ],
    });
    const { summary, groups } = diagnosticsPageData(report);
    expect(summary).toBe('1 error, 3 warnings and 1 note in 10 files.');
    expect(groups.map(({ code, count, why, fix }) => [code, count, why, fix])).toEqual([
      ['meta-empty', 1, 'Why.', 'Fix.'],
      ['field-invalid', 2, undefined, 'Fix.'],
      ['run-without-meta', 1, 'Why.', 'Fix.'],
      ['folder-empty', 1, 'Why.', 'Fix.'],
    ]);
  });

  it('bounds each list and still gives every run an anchor that exists', () => {
    const keys = Array.from({ length: 80 }, (_, index) => run(index));
    const report = makeTestReport({
      runs: keys.map((key) => makeRun({ key })),
      diagnostics: keys.map((runKey) => makeDiagnostic({ runKey })),
    });
    const [group] = diagnosticsPageData(report).groups;
    expect(group?.count).toBe(80);
    expect(group?.rows).toHaveLength(50);
    expect(diagnosticsPathOfRun(report, run(3))).toBe('diagnostics/#run-r3');
    expect(diagnosticsPathOfRun(report, run(79))).toBe('diagnostics/#code-run-without-meta');
    expect(diagnosticsPathOfRun(report, 'other' as RunKey)).toBeUndefined();
  });

  it('gives an anchor once, though a run has several problems', () => {
    const diagnostics = ['a', 'b', 'b'].map((code) => makeDiagnostic({ code, runKey: run(1) }));
    const report = makeTestReport({ runs: [makeRun({ key: 'r1' })], diagnostics });
    const anchors = diagnosticsPageData(report).groups.flatMap(({ rows }) =>
      rows.map(({ anchor }) => anchor),
    );
    expect(anchors.filter((anchor) => anchor !== undefined)).toEqual(['run-r1']);
  });

  it.each([
    ['store', 'File, line', 'store/1/r/params/n:3'],
    ['base', 'Table, row', 'base.db: 1/r/params/n'],
  ])('says where a problem of the source %s is', (id, placeHead, place) => {
    const report = makeTestReport({
      manifest: makeManifest([makeFileStore('store'), makeDatabase('base')]),
      diagnostics: [makeDiagnostic({ sourceId: id as SourceId, path: '1/r/params/n', line: 3 })],
    });
    const data = diagnosticsPageData(report);
    expect(data.placeHead).toBe(placeHead);
    expect(data.summary).toBe('1 warning in 12 files and 12 rows.');
    expect(data.groups[0]?.rows.map((row) => row.place)).toEqual([place]);
  });

  it('heads the places of both kinds with both words', () => {
    const report = makeTestReport({
      manifest: makeManifest([makeFileStore('store'), makeDatabase('base')]),
      diagnostics: ['store', 'base'].map((id) => makeDiagnostic({ sourceId: id as SourceId })),
    });
    expect(diagnosticsPageData(report).placeHead).toBe('File or table');
  });

  it('names what a problem is about, with a link when it has a page', () => {
    const model = makeModel('m', []);
    const report = makeTestReport({
      runs: [makeRun({ key: 'r1', name: 'first' })],
      registeredModels: [model],
      diagnostics: [
        makeDiagnostic({ runKey: run(1) }),
        makeDiagnostic({ registeredModelKey: 'm' as RegisteredModelKey }),
        makeDiagnostic({}),
        makeDiagnostic({ code: 'setting-baseline-unknown', key: 'baselines.0' }),
      ],
    });
    const objects = diagnosticsPageData(report).groups.flatMap(({ rows }) =>
      rows.map(({ object }) => object),
    );
    expect(objects).toContainEqual({ kind: 'Settings', label: 'baselines.0', path: undefined });
    expect(diagnosticsPageData(report).summary).toMatch(/ and the settings\.$/);
    expect(diagnosticsPageData(report).groups[0]?.rows.map(({ object }) => object)).toEqual([
      { kind: 'Run', label: 'first', path: 'runs/r1/' },
      { kind: 'Model', label: 'm', path: 'models/m/' },
      { kind: 'Store', label: 'runs', path: undefined },
    ]);
    expect(diagnosticsPathOfModel(report, model.key)).toBe('diagnostics/#model-m');
  });

  it('says nothing of deleted runs and experiments that are not published', () => {
    const parts = {
      runs: [makeRun({ key: 'r1' }), makeRun({ key: 'r2', lifecycleStage: 'deleted' })],
      diagnostics: [
        makeDiagnostic({ runKey: run(1) }),
        makeDiagnostic({ runKey: run(2) }),
        makeDiagnostic({ experimentKey: 'gone' as ExperimentKey }),
      ],
    };
    const countOf = (settings: unknown) => makeTestReport(parts, settings).diagnostics.length;
    expect([countOf({}), countOf({ includeDeleted: true })]).toEqual([1, 3]);
  });
});
