import { cpSync } from 'node:fs';
import { join } from 'node:path';
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
});
