import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { describeSnapshot } from '../testing/describe-snapshot.ts';
import { printJson } from '../testing/print-json.ts';
import { filesOnDisk, tempFolder } from '../testing/temp-store.ts';
import { ingest } from './ingest.ts';

const FIXTURES = fileURLToPath(new URL('../store/fixtures/', import.meta.url));

/** Each case is `<case>/mlruns` with `expected.json`; `fixtures/README.md` says how the answers were judged. */
const CASES = readdirSync(FIXTURES).filter((name) => existsSync(join(FIXTURES, name, 'mlruns')));

describe('the fixtures', () => {
  it('are found', () => {
    expect(CASES.length).toBeGreaterThan(40);
  });

  it.each(CASES)('%s is read as expected, and every file is accounted for', async (name) => {
    const root = realpathSync(join(FIXTURES, name, 'mlruns'));
    const snapshotDir = join(tempFolder(), 'snapshot');
    const sources = [{ id: 'store', label: 'store', root }];
    const { manifest } = await ingest({ sources, snapshotDir, force: false, whenEmpty: 'write' });

    const accounted = manifest.sources[0]!.files.reduce((sum, { files }) => sum + files, 0);
    expect(accounted).toBe(filesOnDisk(root));
    const text = `${printJson(describeSnapshot(snapshotDir))}\n`;
    await expect(text).toMatchFileSnapshot(join(FIXTURES, name, 'expected.json'));
  });
});
