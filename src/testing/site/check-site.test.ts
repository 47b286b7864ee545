import { describe, expect, inject, it } from 'vitest';
import { runCommand } from '../build-report.ts';
import { writeStoreFile } from '../write-store.ts';
import { HOSTILE_RUN_PAGE_BYTES } from './built-sites.ts';

const sites = inject('sites');

describe('npm run check:site', () => {
  it('finds nothing in the sample report', () => {
    expect(runCommand('check-site', ['--site', sites.sample])).toMatchObject({
      code: 0,
      output: expect.stringContaining('Nothing found'),
    });
  });

  it('finds nothing in the sample report below a base path', () => {
    expect(runCommand('check-site', ['--site', sites.based, '--base', '/repo/'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('Nothing found'),
    });
  });

  it('finds links that ignore a base path', () => {
    const { code, output } = runCommand('check-site', ['--site', sites.sample, '--base', '/repo/']);
    expect(code).toBe(1);
    expect(output).toContain('× outside-base');
  });

  it('finds nothing in the report of a hostile store', () => {
    writeStoreFile(sites.folder, 'hostile.yaml', `limits:\n  runPageBytes: ${HOSTILE_RUN_PAGE_BYTES}\n`);
    const args = ['--site', sites.hostile, '--config', `${sites.folder}/hostile.yaml`];
    expect(runCommand('check-site', args)).toMatchObject({
      code: 0,
      output: expect.stringContaining('Nothing found'),
    });
  });

  it('finds nothing in the report of a hostile database', () => {
    expect(runCommand('check-site', ['--site', sites.hostileTables])).toMatchObject({
      code: 0,
      output: expect.stringContaining('Nothing found'),
    });
  });
});
