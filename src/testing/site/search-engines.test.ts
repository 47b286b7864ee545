import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { buildReport, runCommand } from '../build-report.ts';
import { makeSmallStore } from '../make-small-store.ts';
import { attributeOf, parsePage } from './parse-page.ts';
import { filesOf } from './site-folder.ts';

const { folder, sample, based } = inject('sites');
const HOST = 'https://me.example/repo/';

const pagesOf = (site: string) => filesOf(site).filter((file) => file.endsWith('.html'));
const robotsOf = (site: string, file: string) =>
  parsePage(join(site, file))
    .elements.filter((element) => attributeOf(element, 'name') === 'robots')
    .map((element) => attributeOf(element, 'content'));
const addressesIn = (site: string, file: string) =>
  [...readFileSync(join(site, file), 'utf8').matchAll(/<loc>([^<]*)<\/loc>/g)].map(
    ([, address = '']) => address,
  );

describe('what search engines are told', () => {
  it('is every page once but those for frames, and nothing else, where the host is known', () => {
    const maps = addressesIn(based, 'sitemap-index.xml');
    const listed = maps.flatMap((map) => addressesIn(based, map.slice(HOST.length)));
    const pages = pagesOf(based)
      .filter((file) => file.endsWith('index.html') && !file.includes('/embed/'))
      .map((file) => HOST + file.slice(0, -'index.html'.length));
    expect(pages.length).toBeGreaterThan(100);
    expect(listed.map(decodeURI).sort()).toEqual(pages.sort());
    expect(readFileSync(join(based, 'robots.txt'), 'utf8')).toContain(`Sitemap: ${HOST}sitemap-index.xml\n`);
  });

  it('is no address where the host is not known', () => {
    expect(filesOf(sample).filter((file) => file.startsWith('sitemap'))).toEqual([]);
    expect(readFileSync(join(sample, 'robots.txt'), 'utf8')).not.toContain('Sitemap');
    expect(
      pagesOf(sample).filter((file) => !file.includes('/frames/') && robotsOf(sample, file).length > 0),
    ).toEqual([]);
  });

  it('is to leave every page out when asked to, artifacts in frames too, over what the settings say', () => {
    const store = join(folder, 'unlisted', 'mlruns');
    makeSmallStore(store);
    const config = join(folder, 'unlisted.yaml');
    writeFileSync(config, 'robots: index\nsite: https://me.example\nbase: /repo/\n');
    const { site } = buildReport({
      store,
      folder: join(folder, 'unlisted', 'out'),
      args: ['--config', config, '--robots', 'noindex'],
    });
    const pages = pagesOf(site);
    expect(pages.filter((file) => file.includes('/frames/')).length).toBeGreaterThan(0);
    expect(pages.filter((file) => robotsOf(site, file).join() !== 'noindex')).toEqual([]);
    expect(filesOf(site).filter((file) => file.startsWith('sitemap'))).toEqual([]);
    const args = ['--site', site, '--base', '/repo/'];
    expect(runCommand('check-site', args).output).toContain('Nothing found');
  });
});
