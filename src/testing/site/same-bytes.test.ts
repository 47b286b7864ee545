import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';
import { buildReport } from '../build-report.ts';
import { digestsOf } from './site-folder.ts';

const sites = inject('sites');

describe('npm run report', () => {
  it('gives the same bytes for the same store', () => {
    const { site } = buildReport({ store: 'runs', folder: join(sites.folder, 'again') });
    expect(digestsOf(site)).toEqual(digestsOf(sites.sample));
  });

  it('gives the same bytes for a copy of the store, built where a report was built before', () => {
    const copy = join(sites.folder, 'copied', 'to', 'runs');
    cpSync('runs', copy, { recursive: true });
    const folder = join(sites.folder, 'again');
    const { site } = buildReport({ store: copy, folder });
    expect(digestsOf(site)).toEqual(digestsOf(sites.sample));
  });

  it('gives them to two builds at once, of which neither is in the way of the other', async () => {
    const built = await Promise.all(
      ['one', 'two'].map((name) => buildBeside(join(sites.folder, 'beside', name))),
    );
    for (const site of built) expect(digestsOf(site)).toEqual(digestsOf(sites.sample));
  });
});

/** Builds the site of the sample's snapshot in a process of its own, without waiting for it. */
async function buildBeside(out: string): Promise<string> {
  const { NODE_ENV: _test, VITEST: _vitest, ...env } = process.env;
  const snapshot = join(sites.folder, 'again', 'snapshot');
  await promisify(execFile)(
    process.execPath,
    [join('scripts', 'build.ts'), '--snapshot', snapshot, '--out', out],
    { env: { ...env, ASTRO_TELEMETRY_DISABLED: '1' } },
  );
  return out;
}
