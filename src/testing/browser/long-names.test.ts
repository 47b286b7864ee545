import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildReport } from '../build-report.ts';
import { filesOf } from '../site/site-folder.ts';
import { writeExperiment, writeRun } from '../write-store.ts';
import { type OpenSite, openSite, sidewaysScroll } from './open-site.ts';

/** As scripts make them: nothing in it where a browser would break a line. */
const long = (text: string) => `${text}_${'centralised_phases_20250608_'.repeat(3)}1045`;
const START = 1_700_000_000_000;

const folder = mkdtempSync(join(tmpdir(), 'runfolio-names-'));
let site: OpenSite;
let paths: readonly string[];

beforeAll(async () => {
  const store = join(folder, 'mlruns');
  writeExperiment(store, { id: '1', name: long('experiment') });
  for (let run = 0; run < 4; run++) {
    writeRun(store, '1', {
      id: `${run}`.padStart(32, '0'),
      name: `${long('run')}${run}`,
      params: [
        [long('param'), `${long('value')}${run}`],
        ['lr', String(run / 10)],
        ['seed', String(run % 2)],
      ],
      metrics: ['accuracy', 'loss', 'train_time_s'].map((key) => [
        long(key),
        Array.from(
          { length: 4 },
          (_, step) => `${START + step} ${0.5 + run / 10 + step / 100} ${step}\n`,
        ).join(''),
      ]),
    });
  }
  // With an address there are pages for frames too.
  const args = ['--site', 'https://me.example'];
  const built = buildReport({ store, folder: join(folder, 'out'), args }).site;
  paths = filesOf(built)
    .filter((file) => file.endsWith('index.html'))
    .map((file) => (dirname(file) === '.' ? '' : `${dirname(file)}/`));
  site = await openSite(built, '/');
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('pages with names that no browser breaks', () => {
  it.each([390, 1440])('do not scroll sideways, %d px', async (width) => {
    const { page, close } = await site.visit('', { viewport: { width, height: 900 } });
    const wide: string[] = [];
    for (const path of paths) {
      await page.goto(site.url + path);
      const excess = await sidewaysScroll(page);
      if (excess > 0) wide.push(`${path}: ${excess} px`);
    }
    await close();
    expect(paths).toContain('experiments/1/leaderboard/');
    expect(wide).toEqual([]);
  });
});
