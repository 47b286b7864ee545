import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { buildReport, runCommand } from '../build-report.ts';
import { runId, writeExperiment, writeRun } from '../write-store.ts';
import { attributeOf, parsePage, textOf } from './parse-page.ts';
import { filesOf } from './site-folder.ts';

const { folder } = inject('sites');
const WORDS = ['__proto__', 'constructor', 'a|b', '</pre><b>', '50% & $x$', '\\input{x}'];
const SETTINGS = `
baselines: [run 3]
pivots:
  - { title: Hostile, rows: params.__proto__, columns: tags.constructor, metric: val/acc }
  - { title: Nowhere, experiment: grid, rows: params.none, metric: val/acc }
`;

describe('pages that compare runs', () => {
  let site = '';
  const pageOf = (experiment: string) =>
    parsePage(join(site, 'experiments', experiment, 'compare/index.html'));

  beforeAll(() => {
    const store = join(folder, 'compare', 'mlruns');
    writeExperiment(store, { id: '1', name: 'empty' });
    writeExperiment(store, { id: '2', name: 'one run' });
    writeRun(store, '2', { id: runId(1) });
    writeExperiment(store, { id: '3', name: 'two runs that failed' });
    for (const number of [2, 3]) writeRun(store, '3', { id: runId(number), status: 4 });
    writeExperiment(store, { id: '4', name: 'grid' });
    for (let number = 0; number < 60; number++) {
      const word = WORDS[number % WORDS.length] ?? '';
      const params = [
        ['lr', String([0.1, 0.01, 0.001][number % 3])],
        ['depth', String(1 + (Math.floor(number / 3) % 4))],
        ['__proto__', word],
        ...Array.from({ length: 100 }, (_, i) => [`p${i}`, String(number)] as const),
      ] as const;
      const accuracy = ((number % 3) + (Math.floor(number / 3) % 4) + (number % 17) / 17) / 6;
      const metrics = [
        ['val/acc', `1767225600000 ${number === 5 ? 'NaN' : accuracy} 0\n`],
        ...Array.from({ length: 100 }, (_, i) => [`system/m${i}`, '1767225600000 1 0\n'] as const),
      ] as const;
      const tags = [['constructor', word]] as const;
      writeRun(store, '4', { id: runId(10 + number), name: `run ${number}`, params, metrics, tags });
    }
    writeExperiment(store, { id: '5', name: 'sections' });
    for (const number of [1, 2, 3]) {
      const params = ['model.depth', 'lr', 'model.width', 'data/rows', 'data/seed', 'end.'].map(
        (key) => [key, String(number)] as const,
      );
      const metrics = ['train/loss', 'val/loss', 'acc'].map(
        (key) => [key, `1767225600000 ${number} 0\n`] as const,
      );
      writeRun(store, '5', { id: runId(100 + number), name: `run ${number}`, params, metrics });
    }
    mkdirSync(join(folder, 'compare'), { recursive: true });
    const config = join(folder, 'compare', 'settings.yaml');
    writeFileSync(config, SETTINGS);
    site = buildReport({ store, folder: join(folder, 'compare', 'out'), args: ['--config', config] }).site;
  });

  it('pass check:site', () => {
    expect(runCommand('check-site', ['--site', site]).output).toContain('Nothing found');
  });

  it('are there for each experiment of two runs or more, and linked from it', () => {
    const pages = filesOf(join(site, 'experiments')).filter((file) => file.endsWith('compare/index.html'));
    expect(pages).toEqual(['3/compare/index.html', '4/compare/index.html', '5/compare/index.html']);
    for (const [experiment, count] of [
      ['1', 0],
      ['2', 0],
      ['3', 1],
      ['4', 1],
    ] as const) {
      const { elements } = parsePage(join(site, 'experiments', experiment, 'index.html'));
      const links = elements.filter((element) => attributeOf(element, 'href')?.endsWith('/compare/'));
      expect(links).toHaveLength(count);
    }
  });

  it('hold a bounded number of runs, params and metrics, and say what they leave out', () => {
    const { text, elements } = pageOf('4');
    expect(text).toContain('13 of 60 runs');
    expect(text).toMatch(/Δ is the difference to run 3\s*, which runfolio.yaml names as baseline/);
    expect(text).toMatch(/\d+ params and \d+ metrics more in the data of the runs/);
    const marked = elements.filter((element) => attributeOf(element, 'class')?.split(' ').includes('pin'));
    // The baseline, and the best run among its neighbours.
    expect(marked).toHaveLength(2);
  });

  it('put params and metrics of a prefix together, with runs as rows and as columns', () => {
    const { elements } = pageOf('5');
    const titles = (scope: string) =>
      elements
        .filter((element) => element.tagName === 'th' && attributeOf(element, 'scope') === scope)
        .map(textOf);
    const expected = [
      'Parameters that differ',
      ...['Parameters, data/', 'Parameters, model.'],
      ...['Metrics', 'Metrics, train/', 'Metrics, val/'],
    ];
    expect(titles('rowgroup').sort()).toEqual(expected.toSorted());
    // With runs as rows, only what has room is shown.
    const grouped = titles('colgroup').filter((title) => /^(Parameters|Metrics)/.test(title));
    expect(grouped.filter((title) => !expected.includes(title))).toEqual([]);
    expect(grouped).toContain('Parameters, model.');
  });

  it('show figures for what can be drawn, and none where nothing ranks', () => {
    const kinds = (experiment: string) =>
      pageOf(experiment)
        .elements.filter(({ tagName }) => tagName === 'figure')
        .map((element) => attributeOf(element, 'id'));
    expect(kinds('4')).toEqual(['parallel', 'scatter', 'box-1', 'grid']);
    expect(kinds('3')).toEqual([]);
  });

  it('show pivots with hostile keys and values, as tables and as texts to copy', () => {
    const { text } = pageOf('4');
    expect(text).toContain('Hostile');
    expect(text).toContain('NaN or ∞ in 1 of 10');
    // Markdown, LaTeX and CSV of one table.
    expect(text).toContain('a\\|b');
    expect(text).toContain('\\textbackslash{}input\\{x\\}');
    expect(text).toContain('</pre><b>');
    expect(text).toContain('Nowhere: no finished run has the metric');
  });
});
