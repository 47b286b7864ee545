import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildReport, runCommand } from '../build-report.ts';
import { filesOf } from '../site/site-folder.ts';
import { keptFolder } from '../temp-store.ts';
import { metaYaml, runId, writeExperiment, writeRun, writeStoreFile } from '../write-store.ts';
import { findViolations } from './find-violations.ts';
import { type OpenSite, openSite, sidewaysScroll } from './open-site.ts';

const folder = keptFolder();
const store = join(folder, 'mlruns');
const [best, other] = [runId(1), runId(2)];
let built = '';
let output = '';
let site: OpenSite;

/** Two runs with a curve and files; whatever the files hold begins with `inside`. */
function writeStore(): void {
  writeExperiment(store, { id: '1', name: 'flowers' });
  for (const [index, id] of [best, other].entries())
    writeRun(store, '1', {
      id,
      name: index === 0 ? 'better' : 'worse',
      params: [
        ['depth', String(index)],
        ['note', '<b>bold</b>'],
      ],
      metrics: [['accuracy', `1700000000000 0.5 0\n1700000001000 ${0.9 - index / 10} 1\n`]],
      tags: [['team', 'botany']],
      artifacts: [
        ['notes.md', '# inside notes\n'],
        ['data.csv', 'inside,b\n1,2\n'],
        ['model/MLmodel', 'flavors:\n  inside_flavor: {}\n'],
      ],
    });
  writeStoreFile(
    store,
    'models/forest/meta.yaml',
    metaYaml({ name: 'forest', creation_timestamp: 1, last_updated_timestamp: 1 }),
  );
}

beforeAll(async () => {
  writeStore();
  const config = join(folder, 'runfolio.yaml');
  writeFileSync(
    config,
    'title: Short\npublish: { artifactsUrl: "https://store.example/mlruns", runPages: "top:1" }\nlimits: { siteBytes: 1000000 }\n',
  );
  ({ site: built, output } = buildReport({
    store,
    folder: join(folder, 'out'),
    args: ['--config', config, '--artifacts', 'linked', '--sizes'],
  }));
  site = await openSite(built, '/');
});
afterAll(() => site?.close());

describe('a run without a whole page', () => {
  it('has a short one, and leads to its curves and tags on the page that compares runs', async () => {
    const { page, troubles, close } = await site.visit(`runs/${other}/`);
    expect(await page.locator('h1').textContent()).toBe('worse');
    expect(await page.locator('#metrics td').allTextContents()).toContain('0.8000');
    expect(await page.locator('#params td').allTextContents()).toEqual(['1', '<b>bold</b>']);
    await page.getByRole('link', { name: 'Curves, tags' }).click();
    const values = page.getByRole('region', { name: 'Values', exact: true });
    await values.waitFor();
    // One run differs from nothing: all that is known of it is shown.
    expect(await values.getByRole('cell').allTextContents()).toEqual(
      expect.arrayContaining(['botany', '<b>bold</b>']),
    );
    expect(await page.getByRole('heading', { name: 'Curves' }).count()).toBe(1);
    expect(troubles).toEqual([]);
    await close();
  });

  it.each([
    ['light', 1440],
    ['light', 390],
    ['dark', 1440],
    ['dark', 390],
  ] as const)(
    'is without what axe finds, %s at %i px, and scrolls not sideways',
    async (colorScheme, width) => {
      const { page, close } = await site.visit(`runs/${other}/`, {
        colorScheme,
        viewport: { width, height: 900 },
      });
      expect(await findViolations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      await close();
    },
  );

  it('takes less than half of a whole one', () => {
    const sizes = [best, other].map((id) => readFileSync(join(built, 'runs', id, 'index.html')).length);
    expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) / 2);
  });
});

describe('artifacts that are only listed', () => {
  it('are links to where the store lies on the web', async () => {
    const { page, close } = await site.visit(`runs/${best}/#artifacts`);
    const link = page.getByRole('link', { name: 'data.csv' });
    expect(await link.getAttribute('href')).toBe(`https://store.example/mlruns/1/${best}/artifacts/data.csv`);
    await close();
  });

  it('are in no file of the site, neither whole nor as a preview', () => {
    const holding = filesOf(built).filter((file) =>
      readFileSync(join(built, file), 'utf8').includes('inside'),
    );
    expect(holding.filter((file) => !file.startsWith('_astro/') && !file.startsWith('schemas/'))).toEqual([]);
  });
});

describe('the build', () => {
  it('leaves no dead link', () => {
    const { code, output: found } = runCommand('check-site', ['--site', built]);
    expect(code, found).toBe(0);
  });

  it('says what the site takes, and what to cut where that is too much', () => {
    expect(output).toMatch(/^run pages +2 +\d+\skB +\d+ %$/m);
    expect(output.replaceAll('\u00a0', ' ')).toContain('over the budget of 1.0 MB');
  });
});

describe('the short page of a sweep', () => {
  const sweep = runId(99);
  const root = join(folder, 'sweep', 'mlruns');
  let swept: OpenSite;
  beforeAll(async () => {
    writeExperiment(root, { id: '1', name: 'sweeps' });
    writeRun(root, '1', { id: sweep, name: 'sweep' });
    for (let index = 0; index < 30; index++)
      writeRun(root, '1', {
        id: runId(100 + index),
        name: `nested ${index}`,
        tags: [['mlflow.parentRunId', sweep]],
        metrics: [['accuracy', `1700000000000 0.${10 + index} 0\n`]],
      });
    const { site: built } = buildReport({
      store: root,
      folder: join(folder, 'sweep', 'out'),
      args: ['--run-pages', 'top:1'],
    });
    swept = await openSite(built, '/');
  });
  afterAll(() => swept?.close());

  it('leads to its nested runs, and each of them to it', async () => {
    const { page, close } = await swept.visit(`runs/${sweep}/`);
    expect(await page.locator('#lineage li').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('nested 0')]),
    );
    await page.locator('#lineage').getByRole('link', { name: 'nested 0' }).click();
    await page.getByRole('heading', { level: 1, name: 'nested 0' }).waitFor();
    expect(await page.locator('#lineage').getByRole('link', { name: 'sweep' }).count()).toBe(1);
    await close();
  });
});
