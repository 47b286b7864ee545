import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { buildReport, runCommand } from '../build-report.ts';
import { HOSTILE_TEXTS } from '../hostile-texts.ts';
import { makeReviewStores } from '../make-review-stores.ts';
import { filesOf } from '../site/site-folder.ts';
import { runId, writeRun } from '../write-store.ts';
import { findViolations } from './find-violations.ts';
import { type OpenSite, openSite, sidewaysScroll } from './open-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'runfolio-review-'));
const HOSTILE = HOSTILE_TEXTS.filter((text) => text.length < 200 && !/[\n\r\0\uD800-\uDFFF]/.test(text));
let built: string;
let site: OpenSite;

/** Runs that both sides have, with hostile texts as params and artifacts that differ. */
function writeHostile(store: string, side: 'base' | 'head'): void {
  for (const [index, text] of HOSTILE.entries())
    writeRun(store, '1', {
      id: runId(400 + index),
      name: text,
      params: [['text', side === 'base' ? 'before' : text]],
      metrics: [['val_accuracy', `1700000000000 ${side === 'base' ? 0.5 : 0.6} 0\n`]],
      artifacts: [['note.txt', side === 'base' ? 'before\n' : `${text}\n`]],
    });
}

beforeAll(async () => {
  const [base, head] = [join(folder, 'base'), join(folder, 'head')];
  makeReviewStores(base, head, 'worse');
  writeHostile(base, 'base');
  writeHostile(head, 'head');
  const review = join(folder, 'review');
  const config = join(folder, 'runfolio.yaml');
  writeFileSync(config, 'gates: { presets: [no-regression, sound-runs] }\n');
  const made = runCommand('review', ['--base', base, '--head', head, '--config', config, '--out', review]);
  expect(made).toMatchObject({ code: 0 });
  // Not named by the review: stays out of the site.
  writeFileSync(join(review, 'files', 'stray.html'), '<script>alert(1)</script>');
  built = buildReport({
    store: head,
    folder: join(folder, 'out'),
    args: ['--review', review, '--config', config],
  }).site;
  site = await openSite(built, '/');
});
afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the page of a review', () => {
  it('is there with its data and the artifacts that it shows, and nothing else of its folder', () => {
    const files = filesOf(built).filter((file) => file.startsWith('review/'));
    const data = readFileSync(join(built, 'review', 'review.json'), 'utf8');
    const artifacts = files.filter((file) => file.startsWith('review/files/'));
    expect(files.filter((file) => !artifacts.includes(file))).toEqual([
      'review/index.html',
      'review/review.json',
    ]);
    expect(artifacts.length).toBeGreaterThan(4);
    expect(artifacts.filter((file) => !data.includes(file.slice('review/files/'.length)))).toEqual([]);
  });

  it('passes the check of a site', { timeout: 60_000 }, () => {
    expect(runCommand('check-site', ['--site', built])).toMatchObject({ code: 0 });
  });

  it('is absent from a report without a review', () => {
    const { sample } = inject('sites');
    expect(filesOf(sample).filter((file) => file.startsWith('review/'))).toEqual([]);
    expect(readFileSync(join(sample, 'index.html'), 'utf8')).not.toContain('href="/review/"');
  });

  it('stops a build whose folder holds no review, and says how to make one', () => {
    const out = join(folder, 'never');
    const { code, output } = runCommand('build', ['--review', folder, '--out', out], {
      RUNFOLIO_SNAPSHOT: join(folder, 'out', 'snapshot'),
    });
    expect(code).toBe(2);
    expect(output).toContain('has no review.json. Make one with: runfolio review --base REF --out FOLDER');
  });

  it.each(
    [1440, 390].flatMap((width) =>
      (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
    ),
  )(
    'has nothing that axe finds and no sideways scroll, $colorScheme, $width px',
    async ({ width, colorScheme }) => {
      const { page, troubles, close } = await site.visit('review/', {
        colorScheme,
        viewport: { width, height: 900 },
      });
      expect(await findViolations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
      expect(troubles).toEqual([]);
      await close();
    },
  );

  it('begins with what matters: gates that fail, and whether a metric got better or worse', async () => {
    const { page, close } = await site.visit('review/', { viewport: { width: 390, height: 900 } });
    const results = await page.locator('#gates tbody tr td:first-child').allTextContents();
    const ranks = results.map((text) => ['Fail', 'Warn', 'Inconclusive', 'Pass'].indexOf(text.trim()));
    expect(new Set(ranks).size).toBeGreaterThan(1);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    const reading = page.locator('#metrics tbody td').filter({ hasText: 'worse' }).first();
    const box = await reading.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(390);
    await close();
  });

  it('shows verdict, gates, metrics, curves, params and how texts differ, with tables in order', async () => {
    const { page, close } = await site.visit('review/');
    expect(await page.locator('.verdict').textContent()).toMatch(/Fails \d+ checks\./);
    const captions = await page.locator('.tcap b').allTextContents();
    expect(captions.filter((text) => text.startsWith('Table'))).toEqual([
      'Table 1.',
      'Table 2.',
      'Table 3.',
      'Table 4.',
    ]);
    expect(await page.locator('#curves figure').count()).toBeGreaterThan(1);
    const changed = await page.locator('#runs ins').allTextContents();
    expect(changed).toContain('<script>alert(1)</script>');
    await page.locator('#artifacts summary').first().click();
    expect(await page.locator('#artifacts details[open] tr.removed').first().textContent()).toContain(
      'before',
    );
    await close();
  });
});
