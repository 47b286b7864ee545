import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { buildReport, runCommand } from '../build-report.ts';
import { runId, writeExperiment, writeRun } from '../write-store.ts';
import { attributeOf, parsePage } from './parse-page.ts';
import { filesOf } from './site-folder.ts';

const { folder } = inject('sites');
const RUNS = 250;
const ROWS_PER_PAGE = 100;

describe('the site of a store with an empty experiment, one of failed runs only, and one of 250 runs', () => {
  let site = '';
  beforeAll(() => {
    const store = join(folder, 'edge', 'mlruns');
    writeExperiment(store, { id: '1', name: 'empty' });
    writeExperiment(store, { id: '2', name: 'only failed runs' });
    writeExperiment(store, { id: '3', name: 'many runs' });
    const loss = (value: number) => [['loss', `1767225600000 ${value} 0\n`]] as const;
    for (const status of [4, 5]) {
      writeRun(store, '2', { id: runId(status), status, metrics: loss(status) });
    }
    for (let number = 0; number < RUNS; number++) {
      const params = [['number', String(number)]] as const;
      writeRun(store, '3', { id: runId(1000 + number), params, metrics: loss((number * 7) % RUNS) });
    }
    site = buildReport({ store, folder: join(folder, 'edge', 'out') }).site;
  });

  it('passes check:site', () => {
    expect(runCommand('check-site', ['--site', site]).output).toContain('Nothing found');
  });

  it('names the empty experiment, and says that it has no runs', () => {
    expect(parsePage(join(site, 'experiments/1/index.html')).text).toMatch(/\b(no|0) runs?\b/i);
  });

  it('shows failed runs without calling one of them best', () => {
    const { text } = parsePage(join(site, 'experiments/2/index.html'));
    expect(text).toContain(runId(4));
    expect(text).not.toMatch(/best run/i);
  });

  it('has each of the 250 runs in the table once, on three pages, best first', () => {
    const pages = ['experiments/3/', 'experiments/3/best/2/', 'experiments/3/best/3/'];
    const shown = pages.map((page) => tableRuns(join(site, page, 'index.html')));
    expect(shown.map(({ length }) => length)).toEqual([
      ROWS_PER_PAGE,
      ROWS_PER_PAGE,
      RUNS - 2 * ROWS_PER_PAGE,
    ]);
    expect(new Set(shown.flat()).size).toBe(RUNS);
    expect(filesOf(join(site, 'experiments/3/best'))).toEqual(['2/index.html', '3/index.html']);
  });
});

/** The runs that the rows of the runs table are named after. */
function tableRuns(file: string): string[] {
  const { elements } = parsePage(file);
  const links = elements.filter(
    (element) => element.tagName === 'a' && element.parentNode && rowHeader(element.parentNode),
  );
  return links.flatMap((link) => /\/runs\/[^/]+\/$/.exec(attributeOf(link, 'href') ?? '')?.[0] ?? []);
}

function rowHeader(node: { nodeName: string; parentNode?: unknown }): boolean {
  if (node.nodeName === 'th') return true;
  const parent = node.parentNode as { nodeName: string; parentNode?: unknown } | null | undefined;
  return parent ? rowHeader(parent) : false;
}

describe('the site of a store with one run', () => {
  it('passes check:site', () => {
    const store = join(folder, 'one', 'mlruns');
    writeExperiment(store, { id: '0', name: 'Default' });
    writeRun(store, '0', { id: runId(1) });
    const { site } = buildReport({ store, folder: join(folder, 'one', 'out') });
    expect(runCommand('check-site', ['--site', site]).output).toContain('Nothing found');
  });
});

describe('a folder without a store', () => {
  it('is refused with what was looked for', () => {
    const { code, output } = runCommand('report', ['--store', join(folder, 'sample', 'dist', '_astro')]);
    expect(code).toBe(2);
    expect(output).toContain('looked for <experiment>/meta.yaml');
  });
});
