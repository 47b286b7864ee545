import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSources } from '../ingest/find-sources.ts';
import { ingest } from '../ingest/ingest.ts';
import { parseSettings } from '../settings/read-settings.ts';
import { readCollectionLines, readManifest } from '../snapshot/read-snapshot.ts';
import { runId, runMeta, storeFiles } from '../testing/build-store.ts';
import { tempFolder, writeFiles } from '../testing/temp-store.ts';
import { loadReport } from './load-report.ts';
import { publicLines } from './public-lines.ts';

const META = runMeta(runId(1), '1').replace(/artifact_uri: .*/, 'artifact_uri: ftp://ada:hunter2@host/1');

async function snapshotWithPasswords(): Promise<string> {
  const folder = tempFolder();
  writeFiles(join(folder, 'mlruns'), {
    ...storeFiles(1),
    [`1/${runId(1)}/meta.yaml`]: META,
    [`1/${runId(1)}/params/db`]: 'postgresql://ada:hunter2@db/x',
    [`1/${runId(1)}/tags/mlflow.source.git.repoURL`]: 'https://x-token:hunter2@git.example/a.git',
  });
  const snapshotDir = join(folder, 'snapshot');
  await ingest({ sources: findSources([{ path: 'mlruns' }], folder), snapshotDir, force: true });
  return snapshotDir;
}

describe('publicLines', () => {
  it('holds no password of an address, wherever a run has it', async () => {
    const snapshotDir = await snapshotWithPasswords();
    expect([...readCollectionLines(snapshotDir, 'runs')].join()).toContain('hunter2');
    const lines = [...publicLines(snapshotDir, 'runs')].join();
    expect(lines).not.toContain('hunter2');
    expect(lines).toContain('ftp://ada:…@host/1');
    expect(lines).toContain('postgresql://ada:…@db/x');
  });
});

describe('loadReport', () => {
  it('gives pages no password of an address', async () => {
    const snapshotDir = await snapshotWithPasswords();
    const report = await loadReport(readManifest(snapshotDir), parseSettings('', 'runfolio.yaml'), (name) =>
      readCollectionLines(snapshotDir, name),
    );
    expect(report.runs[0]?.artifactUri).toBe('ftp://ada:…@host/1');
    expect(JSON.stringify(report.runs)).not.toContain('hunter2');
  });
});
