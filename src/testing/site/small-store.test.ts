import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { buildReport, runCommand } from '../build-report.ts';
import { makeSmallStore } from '../make-small-store.ts';
import { filesOf } from './site-folder.ts';

const { folder } = inject('sites');
const store = join(folder, 'small', 'mlruns');

/** The files of a site; the bundler's digests change with every style. */
function tree(site: string): string {
  const files = filesOf(site).map((file) => file.replace(/^(_astro\/[\w.-]+\.)[\w-]{8}\./, '$1*.'));
  return `${files.join('\n')}\n`;
}

describe('the site of a small store', () => {
  beforeAll(() => makeSmallStore(store));

  it('has the files that the golden list names', async () => {
    const { site } = buildReport({ store, folder: join(folder, 'small', 'out') });
    await expect(tree(site)).toMatchFileSnapshot('golden/small-store.txt');
    expect(runCommand('check-site', ['--site', site]).output).toContain('Nothing found');
  });

  it('has deleted experiments and runs too when the settings say so', async () => {
    const config = join(folder, 'deleted.yaml');
    writeFileSync(config, 'includeDeleted: true\n');
    const args = ['--config', config];
    const { site } = buildReport({ store, folder: join(folder, 'small', 'all'), args });
    await expect(tree(site)).toMatchFileSnapshot('golden/small-store-with-deleted.txt');
    expect(runCommand('check-site', ['--site', site]).output).toContain('Nothing found');
  });
});
