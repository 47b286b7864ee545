import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparisonOfHash } from '../../components/islands/compare/compare-hash.ts';
import { buildReport } from '../build-report.ts';
import { COPIED_BYTES, makeArtifactStore } from '../make-artifact-store.ts';
import { runId } from '../write-store.ts';
import { findViolations } from './find-violations.ts';
import { type OpenSite, openSite, sidewaysScroll } from './open-site.ts';

const RUNS = [1, 2, 3].map(runId);
const [FIRST = '', SECOND = '', THIRD = ''] = RUNS;
const DOGS = 'images/dogs';

let folder = '';
let site: OpenSite;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'runfolio-artifacts-'));
  makeArtifactStore(join(folder, 'mlruns'));
  const config = join(folder, 'runfolio.yaml');
  writeFileSync(config, `limits: { artifactFileBytes: ${COPIED_BYTES} }\n`);
  const built = buildReport({ store: join(folder, 'mlruns'), folder, args: ['--config', config] });
  site = await openSite(built.site, '/');
});
afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(fields: string, width = 1440) {
  const visit = await site.visit(`compare/#runs=${RUNS.join(',')}&${fields}`, {
    viewport: { width, height: 900 },
  });
  await visit.page.locator('#artifacts').scrollIntoViewIfNeeded();
  await visit.page.getByRole('search', { name: 'Artifacts' }).waitFor();
  return visit;
}

const article = (page: Page, path: string) => page.getByRole('article', { name: path });
const listed = (page: Page) => page.locator('.art-list tbody th').allInnerTexts();
const row = (page: Page, path: string) => page.locator('.art-list tbody tr', { hasText: path });
/** The view of the address, once it has come to be like this; it follows what is done after a moment. */
const viewOf = async (page: Page, like: RegExp) => {
  await page.waitForFunction((source) => new RegExp(source).test(location.hash), like.source);
  return comparisonOfHash(new URL(page.url()).hash).artifacts;
};
/** Every image that is shown, once all of them are there: its run, its width and height. */
async function pictures(page: Page, path: string) {
  const images = article(page, path).locator('img');
  await images.first().waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLImageElement>('.art img')].every(
      ({ complete, style }) => complete && style.width !== '',
    ),
  );
  return images.evaluateAll((all) =>
    all.map((image) => ({
      alt: image.getAttribute('alt'),
      natural: (image as HTMLImageElement).naturalWidth,
      width: Math.round(image.getBoundingClientRect().width),
    })),
  );
}

describe('the artifacts of the compare page', () => {
  it('are listed with who has them and whether they differ', async () => {
    const { page, close, troubles } = await open('all=1');
    const cells = async (path: string) =>
      (await row(page, path).locator('td').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '));
    const found = {
      same: await cells('same.txt'),
      differing: await cells('config.json'),
      steps: await cells(DOGS),
      large: await cells('large.txt'),
    };
    await close();
    expect(found).toEqual({
      same: ['text', 'all', 'the same', '9 B'],
      differing: ['text', 'all', 'differ', '23 B – 30 B'],
      steps: ['images by step', '2 of 3', '3 steps', expect.stringMatching(/ B/)],
      large: ['text', '2 of 3', 'differ', '20 kB'],
    });
    expect(troubles).toEqual([]);
  });

  it('are found by their path, by keyboard, and only those that differ', async () => {
    const { page, close } = await open('');
    const before = await listed(page);
    await page.getByRole('searchbox', { name: 'Path' }).focus();
    await page.keyboard.type('.TXT');
    const found = await listed(page);
    await page.getByRole('search', { name: 'Artifacts' }).getByLabel('only differing').press('Space');
    const all = await listed(page);
    const view = await viewOf(page, /fq=\.TXT.*/);
    await close();
    expect(before).not.toContain('same.txt');
    expect(found).toEqual(['large.txt', 'notes.txt', 'nul.txt', 'words.txt']);
    expect(all).toEqual(['large.txt', 'notes.txt', 'nul.txt', 'same.txt', 'words.txt']);
    expect(view.find).toBe('.TXT');
  });

  it.each(['mouse', 'keyboard'])('open below their list and close again, by %s', async (means) => {
    const { page, close } = await open('');
    const use = (name: string) => {
      const button = page.getByRole('button', { name });
      return means === 'mouse' ? button.click() : button.press('Enter');
    };
    await use('config.json');
    await article(page, 'config.json').locator('table').first().waitFor();
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    const opened = await viewOf(page, /&f=config/);
    await use('Close config.json');
    const closed = await viewOf(page, /^#runs=[^&]*$/);
    const left = await page.getByRole('article').count();
    const back = await page.evaluate(() => document.activeElement?.textContent);
    await close();
    expect([focused, back]).toEqual(['config.json', 'config.json']);
    expect([opened.open, closed.open, left]).toEqual([['config.json'], [], 0]);
  });

  it('open as the address says', async () => {
    const fields = `f=${encodeURIComponent(DOGS)},plots%2Froc.png,scores.csv&fi=swipe&fp=${SECOND},${FIRST}&fv=25&ft=10&fz=4&fk=f1`;
    const { page, close, troubles } = await open(fields);
    await pictures(page, DOGS);
    const shown = {
      view: await viewOf(page, /&fk=f1/),
      step: await page.getByRole('slider', { name: 'Step 10' }).getAttribute('aria-valuetext'),
      divider: await article(page, DOGS).getByRole('slider', { name: 'Divider' }).inputValue(),
      left: await article(page, DOGS).getByLabel('Left').inputValue(),
      key: await article(page, 'scores.csv').getByLabel('Rows by').inputValue(),
      widths: (await pictures(page, DOGS)).map(({ width }) => width),
    };
    await close();
    expect(shown).toEqual({
      view: comparisonOfHash(`#runs=${RUNS.join(',')}&${fields}`).artifacts,
      step: 'step 10',
      divider: '25',
      left: SECOND,
      key: 'f1',
      widths: [32, 32],
    });
    expect(troubles).toEqual([]);
  });
});

describe('images side by side', () => {
  it('are shown at the same scale, enlarged by a click and moved together', async () => {
    const { page, close, troubles } = await open('f=plots%2Froc.png');
    const fitted = await pictures(page, 'plots/roc.png');
    const said = await article(page, 'plots/roc.png').locator('figcaption').allInnerTexts();
    await page.getByRole('button', { name: 'Enlarge the image of run 1' }).click();
    const enlarged = await pictures(page, 'plots/roc.png');
    const view = await viewOf(page, /&fz=2/);
    await close();
    expect(fitted.map(({ natural }) => natural)).toEqual([40, 20, 40]);
    expect(Math.abs((fitted[0]?.width ?? 0) - 2 * (fitted[1]?.width ?? 0))).toBeLessThanOrEqual(1);
    expect(enlarged.map(({ width }) => width)).toEqual([80, 40, 80]);
    expect(view.scale).toBe(2);
    expect(said.map((text) => text.replace(/\s+/g, ' '))).toEqual([
      'run 1 baseline',
      'run 2',
      'run 3 same as the baseline',
    ]);
    expect(troubles).toEqual([]);
  });

  it('move together when one of them is moved', async () => {
    const { page, close } = await open('f=plots%2Froc.png&fz=8', 390);
    await page.setViewportSize({ width: 390, height: 400 });
    await pictures(page, 'plots/roc.png');
    const moved = await page.locator('.art-pane').evaluateAll(async (panes) => {
      for (const pane of panes) (pane as HTMLElement).style.width = '100px';
      panes[0]?.scrollTo(30, 0);
      await new Promise((done) => setTimeout(done, 200));
      return panes.map(({ scrollLeft }) => scrollLeft);
    });
    await close();
    expect(moved).toEqual([30, 30, 30]);
  });

  it('go through the steps of all runs, by keyboard and by mouse', async () => {
    const { page, close, troubles } = await open(`f=${encodeURIComponent(DOGS)}`);
    await pictures(page, DOGS);
    const captions = async () =>
      (await article(page, DOGS).locator('figcaption').allInnerTexts()).map((text) =>
        text.replace(/\s+/g, ' '),
      );
    const slider = page.getByRole('slider', { name: 'Step' });
    const last = { at: await slider.getAttribute('aria-valuetext'), captions: await captions() };
    await slider.press('ArrowLeft');
    const middle = { at: await slider.getAttribute('aria-valuetext'), captions: await captions() };
    await slider.click({ position: { x: 3, y: 16 } });
    const first = await slider.getAttribute('aria-valuetext');
    const view = await viewOf(page, /&ft=0/);
    await close();
    expect(last).toEqual({ at: 'step 20', captions: ['run 1 baseline', 'run 2'] });
    expect(middle).toEqual({ at: 'step 10', captions: ['run 1 baseline', 'run 2 of step 0'] });
    expect([first, view.step]).toEqual(['step 0', 0]);
    expect(troubles).toEqual([]);
  });

  it.each([1440, 390])(
    'lie over each other with a divider, by mouse and by keyboard, %i px',
    async (width) => {
      const { page, close, troubles } = await open('f=plots%2Froc.png', width);
      await pictures(page, 'plots/roc.png');
      const panel = article(page, 'plots/roc.png');
      await panel.getByRole('combobox', { name: 'Images' }).selectOption('two, swiped');
      await panel.getByLabel('Right').selectOption('run 3');
      const upper = () => panel.locator('.art-stack > div').nth(1).getAttribute('style');
      const stack = panel.locator('.art-stack');
      await stack.scrollIntoViewIfNeeded();
      await page.waitForTimeout(200);
      const box = await stack.boundingBox();
      const [x, y] = [box?.x ?? 0, (box?.y ?? 0) + 5];
      await page.mouse.move(x + (box?.width ?? 0) * 0.5, y);
      await page.mouse.down();
      await page.mouse.move(x + (box?.width ?? 0) * 0.2, y, { steps: 3 });
      await page.mouse.up();
      const dragged = await upper();
      await panel.getByRole('slider', { name: 'Divider' }).press('ArrowRight');
      const moved = await upper();
      const view = await viewOf(page, /&fv=21/);
      await close();
      expect(dragged).toContain('inset(0px 80% 0px 0px)');
      expect(moved).toContain('inset(0px 79% 0px 0px)');
      expect([view.images, view.pair, view.divide]).toEqual(['swipe', [FIRST, THIRD], 21]);
      expect(troubles).toEqual([]);
    },
  );

  it.each([
    ['two, difference', 'mix-blend-mode: difference'],
    ['two, faded', 'opacity: 0.5'],
  ])('lie over each other: %s', async (mode, style) => {
    const { page, close } = await open('f=plots%2Froc.png');
    await pictures(page, 'plots/roc.png');
    await article(page, 'plots/roc.png').getByRole('combobox', { name: 'Images' }).selectOption(mode);
    const found = await page.locator('.art-stack > div').nth(1).getAttribute('style');
    await close();
    expect(found).toContain(style);
  });

  it('show SVG without running or loading what it holds', async () => {
    const { page, close, troubles } = await open('f=plots%2Fhostile.svg');
    const shown = await pictures(page, 'plots/hostile.svg');
    await page.waitForTimeout(300);
    await close();
    expect(shown.map(({ natural }) => natural)).toEqual([40, 30]);
    expect(troubles).toEqual([]);
  });
});

describe('texts side by side', () => {
  it.each([
    [1440, 'side by side'],
    [390, 'below each other'],
  ])('show lines that differ with signs and marks, hostile ones as text, %i px', async (width, layout) => {
    const { page, close, troubles } = await open('f=notes.txt', width);
    const panel = article(page, 'notes.txt');
    await panel.locator('.art-diff').waitFor();
    const shown = {
      layout: await panel
        .getByLabel('Lines')
        .evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]?.text),
      counts: await panel.locator('.tcap').textContent(),
      signs: await panel.locator('.sg .vh').allInnerTexts(),
      text: (await panel.locator('.art-diff').textContent())?.includes('2 <script>alert(2)</script>'),
      without: (await panel.textContent())?.includes('without such a file'),
    };
    await close();
    expect(shown).toEqual({
      layout,
      counts: '1 line removed, 2 added',
      signs: ['removed', 'added', 'added'],
      text: true,
      without: true,
    });
    expect(troubles).toEqual([]);
  });

  it('say when only the order of keys differs, and compare in order when wanted', async () => {
    const { page, close } = await open('f=config.json');
    const panel = article(page, 'config.json');
    const parts = panel.locator('.art-part');
    await parts.nth(1).locator('.art-diff').waitFor();
    await panel.getByText('Only the order of keys').waitFor();
    const before = await parts.nth(0).textContent();
    await panel.getByLabel('keys in order').press('Space');
    await parts.nth(0).getByText('The texts are the same.').waitFor();
    const marked = await parts.nth(1).locator('.art-diff :is(ins, del)').allInnerTexts();
    const view = await viewOf(page, /&fs=1/);
    await close();
    expect(before).toMatch(/1 line removed, 4 added/);
    expect(marked).toEqual(['0.1', '0.2']);
    expect(view.sorted).toBe(true);
  });

  it.each([
    ['words.txt', 'Not valid UTF-8: read as windows-1252.'],
    ['nul.txt', 'The first is no text.'],
    ['large.txt', 'The first is not on the site: over the size limit.'],
  ])('say what is odd about %s', async (path, sentence) => {
    const { page, close, troubles } = await open(`f=${path}`);
    const note = article(page, path).getByText(sentence);
    await note.waitFor();
    await close();
    expect(troubles).toEqual([]);
  });

  it('are shown when all runs have the same', async () => {
    const { page, close } = await open('f=same.txt&all=1');
    await article(page, 'same.txt').locator('pre').waitFor();
    const text = await article(page, 'same.txt').textContent();
    await close();
    expect(text).toContain('The same in');
    expect(text).toContain('the same\n'.trim());
  });
});

describe('tables side by side', () => {
  it('are aligned by the column that all have, with the differences of numbers', async () => {
    const { page, close, troubles } = await open('f=scores.csv');
    const panel = article(page, 'scores.csv');
    await panel.locator('.art-table').waitFor();
    const cells = () =>
      panel
        .locator('.art-table tbody tr')
        .evaluateAll((rows) => rows.map((one) => [...one.children].map(({ textContent }) => textContent)));
    const byClass = { said: await panel.locator('.tcap').textContent(), cells: await cells() };
    await panel.getByLabel('Rows by').selectOption('their number');
    const byNumber = await cells();
    const view = await viewOf(page, /&fk=(&|$)/);
    await panel.getByLabel('as text').check();
    await panel.locator('.art-diff').waitFor();
    await close();
    expect(byClass.said).toBe('3 of 3 rows, aligned by class');
    expect(byClass.cells).toEqual([
      ['cat', '0', '–', '0.5', '–'],
      ['dog', '0', '0', '0.75', '0.5 −0.25'],
      ['cow', '–', '0', '–', '0.9'],
    ]);
    expect(byNumber[0]).toEqual(['1', 'cat', 'dog', '0.5', '0.5']);
    expect(view.rowKey).toBe('');
    expect(troubles).toEqual([]);
  });

  it('are read from JSON as mlflow.log_table writes it', async () => {
    const { page, close } = await open('f=answers.json');
    const panel = article(page, 'answers.json');
    await panel.locator('.art-table').waitFor();
    const rows = await panel
      .locator('.art-table tbody tr')
      .evaluateAll((all) => all.map((one) => [...one.children].map(({ textContent }) => textContent)));
    await close();
    expect(rows).toEqual([['2', 'no', 'perhaps']]);
  });
});

describe('images of tables side by side', () => {
  it('are shown in their cells, of each run its own', async () => {
    const { page, close, troubles } = await open('f=gallery.json');
    const images = article(page, 'gallery.json').locator('.cellimg');
    await images.nth(1).waitFor();
    await images.nth(1).scrollIntoViewIfNeeded();
    const sources = await images.evaluateAll((all) =>
      Promise.all(
        all.map(async (image) => {
          await (image as HTMLImageElement).decode();
          return new URL((image as HTMLImageElement).src).pathname;
        }),
      ),
    );
    await close();
    expect(sources).toEqual([
      `/runs/${FIRST}/artifacts/table_images/a.png`,
      `/runs/${SECOND}/artifacts/table_images/b.png`,
    ]);
    expect(troubles).toEqual([]);
  });
});

describe('notes side by side', () => {
  it('are differences of their Markdown to the baseline’s', async () => {
    const { page, close, troubles } = await open('');
    const notes = page.getByRole('region', { name: 'Notes', exact: true });
    await notes.locator('.art-diff').waitFor();
    const marked = await notes.locator('.art-diff :is(ins, del)').allInnerTexts();
    const text = await notes.textContent();
    await close();
    expect(marked).toEqual(['first', 'second']);
    expect(text).toContain('run 3 without a note');
    expect(troubles).toEqual([]);
  });
});

describe('every kind of artifact side by side', () => {
  it.each(
    [1440, 390].flatMap((width) => (['light', 'dark'] as const).map((scheme) => [width, scheme] as const)),
  )('has no violation axe can find and no sideways scroll, %i px, %s', async (width, colorScheme) => {
    const paths = [
      DOGS,
      'config.json',
      'notes.txt',
      'scores.csv',
      'plots/roc.png',
      'plots/hostile.svg',
      'large.txt',
    ];
    const visit = await site.visit(
      `compare/#runs=${RUNS.join(',')}&f=${paths.map(encodeURIComponent).join(',')}`,
      { viewport: { width, height: 900 }, colorScheme },
    );
    const { page, troubles, close } = visit;
    await page.locator('.art-diff').nth(1).waitFor();
    await page.locator('.art-table').waitFor();
    const wide = await sidewaysScroll(page);
    const violations = await findViolations(page);
    await close();
    expect(wide).toBeLessThanOrEqual(0);
    expect(violations).toEqual([]);
    expect(troubles).toEqual([]);
  });
});
