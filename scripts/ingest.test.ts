import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readManifest } from '../src/snapshot/read-snapshot.ts';
import { storeFiles } from '../src/testing/build-store.ts';
import { tempFolder, writeFiles } from '../src/testing/temp-store.ts';

const SCRIPT = fileURLToPath(new URL('ingest.ts', import.meta.url));

// Each call starts a process: a few are enough, what they call is tested elsewhere.
it('npm run ingest ends with 0 when done, 1 for findings, 2 for wrong use', { timeout: 30_000 }, () => {
  const folder = tempFolder();
  writeFiles(join(folder, 'mlruns'), storeFiles(1));
  writeFiles(folder, {
    'odd/0/meta.yaml': "experiment_id: '0'\nname: Default\n",
    'odd/0/00000000000000000000000000000001/params/lr': '0.1',
    'none/README.md': 'x',
  });
  const run = (...args: readonly string[]) => {
    const { RUNFOLIO_CONFIG: _, ...env } = process.env;
    return spawnSync(process.execPath, [SCRIPT, '--out', 'out/snapshot', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env,
    });
  };
  const digest = () => readManifest(join(folder, 'out/snapshot')).digest;

  const done = run('mlruns', '--strict');
  expect(done).toMatchObject({ status: 0, stderr: '' });
  expect(done.stdout).toMatch(/^Read mlruns {2}MLflow file store, 6 files/);
  expect(done.stdout).toMatch(/Noticed nothing odd\nWrote out\/snapshot \(digest [0-9a-f]{12}\) in .*\n$/);
  const before = digest();

  const none = run('--store', 'none');
  expect(none).toMatchObject({ status: 2, stdout: '' });
  expect(none.stderr).toMatch(/^none holds no MLflow run store: looked for <experiment>\/meta\.yaml/);
  expect(run('--sotre', 'mlruns')).toMatchObject({ status: 2, stdout: '' });
  expect(digest()).toBe(before);

  const findings = run('--store', 'odd', '--strict');
  expect(findings.status).toBe(1);
  expect(findings.stdout).toContain('warning  run-without-meta');
  expect(digest()).not.toBe(before);
});
