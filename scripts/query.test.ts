import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { storeFiles } from '../src/testing/build-store.ts';
import { tempFolder, writeFiles } from '../src/testing/temp-store.ts';

const SCRIPT = fileURLToPath(new URL('query.ts', import.meta.url));

// Each call starts a process: a few are enough, what they call is tested elsewhere.
it('npm run query prints what it finds, and ends with 2 when it is not understood', {
  timeout: 30_000,
}, () => {
  const folder = tempFolder();
  writeFiles(join(folder, 'mlruns'), storeFiles(3));
  const { RUNFOLIO_CONFIG: _, RUNFOLIO_SNAPSHOT: __, ...env } = process.env;
  const query = (...args: readonly string[]) =>
    spawnSync(process.execPath, [SCRIPT, ...args], { cwd: folder, encoding: 'utf8', env });

  const found = query("status = 'FINISHED'", '--store', 'mlruns', '--format', 'json', '--columns', 'run_id');
  expect(found).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(found.stdout)).toHaveLength(3);

  const wrong = query('metrics.acc >', '--store', 'mlruns');
  expect(wrong).toMatchObject({ status: 2, stdout: '' });
  expect(wrong.stderr).toBe(
    'The filter cannot be read. Expected a number, found the end.\nmetrics.acc >\n             ^\n',
  );
  expect(query('', '--snapshot', 'none')).toMatchObject({ status: 2, stdout: '' });
  expect(query('', '--limit', 'few').stderr).toContain('It must be a whole number.');
  expect(query('', '--format', 'xml').status).toBe(2);
});
