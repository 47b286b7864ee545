import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { makeBoard } from '../../analysis/leaderboard/make-board.ts';
import { leaderboardFileSchema } from '../../entities/leaderboard-file.ts';
import { buildReport, runCommand } from '../build-report.ts';
import { HOSTILE_TEXTS } from '../hostile-texts.ts';
import { boardOptions, seededRuns, testValue } from '../make-board-run.ts';
import { runId, writeExperiment, writeRun } from '../write-store.ts';
import { attributeOf, foldSpace, type PageElement, parsePage, shown } from './parse-page.ts';

const { folder } = inject('sites');
const START = 1_767_225_600_000;
const VALUES = {
  first: [0.9, 0.92, 0.91, 0.93],
  near: [0.9, 0.91, 0.92, 0.905],
  far: [0.5, 0.52, 0.51, 0.53],
  single: [0.7],
};
const SETTINGS = `
metrics:
  - { metric: leaderboard.json, goal: maximize }
  - { metric: acc, goal: maximize }
baselines: [far-seed0]
`;
const HOSTILE = HOSTILE_TEXTS.filter((text) => text.length < 200).slice(0, 30);

function textOf(node: unknown): string {
  const { value, childNodes = [] } = node as { value?: string; childNodes?: unknown[] };
  return value ?? childNodes.map(textOf).join('');
}
const classesOf = (element: PageElement) => attributeOf(element, 'class')?.split(' ') ?? [];
const within = (element: PageElement): readonly PageElement[] =>
  element.childNodes.flatMap((node) => ('tagName' in node ? [node, ...within(node)] : []));

describe('pages of leaderboards', () => {
  let site = '';
  const fileOf = (path: string) => join(site, path, 'index.html');
  const pageOf = (path: string) => parsePage(fileOf(path));
  /** Texts of the cells of each row of the boards of a page. */
  const rowsOf = (path: string) =>
    pageOf(path)
      .elements.filter((element) => element.tagName === 'table' && classesOf(element).includes('board'))
      .map((table) =>
        within(table)
          .filter(({ tagName, parentNode }) => tagName === 'tr' && parentNode?.nodeName === 'tbody')
          .map((row) =>
            within(row)
              .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
              .map((cell) => foldSpace(textOf(cell))),
          ),
      );

  beforeAll(() => {
    const store = join(folder, 'leaderboard', 'mlruns');
    let count = 0;
    const run = (
      experiment: string,
      name: string,
      params: Readonly<Record<string, string>>,
      metrics: Readonly<Record<string, number | string>>,
      fields: object = {},
    ) =>
      writeRun(store, experiment, {
        id: runId(++count),
        name,
        params: Object.entries(params),
        metrics: Object.entries(metrics).map(([key, value]) => [key, `${START} ${value} 0\n`] as const),
        ...fields,
      });
    writeExperiment(store, { id: '1', name: 'seeds' });
    for (const [model, values] of Object.entries(VALUES))
      for (const [seed, value] of values.entries())
        run('1', `${model}-seed${seed}`, { model, seed: String(seed) }, { acc: value, loss: 1 - value });
    run('1', 'far-seed4', { model: 'far', seed: '4' }, { acc: 0.1 }, { status: 4 });
    writeExperiment(store, { id: '2', name: 'empty' });
    writeExperiment(store, { id: '3', name: 'one run' });
    run('3', 'alone', {}, { acc: 1 });
    writeExperiment(store, { id: '4', name: 'all NaN' });
    for (const lr of ['1', '2', '3']) run('4', `lr${lr}`, { lr }, { acc: 'NaN' });
    writeExperiment(store, { id: '5', name: 'unknown goal' });
    for (const lr of ['1', '2']) run('5', `lr${lr}`, { lr }, { score: Number(lr) });
    writeExperiment(store, {
      id: '6',
      name: 'declared, unknown goal',
      tags: [['mlflow.experiment.primaryMetric.name', 'score']],
    });
    for (const lr of ['1', '2']) run('6', `lr${lr}`, { lr }, { score: Number(lr) });
    writeExperiment(store, { id: '7', name: '<b>hostile</b>' });
    for (const [index, text] of HOSTILE.entries())
      for (const seed of ['0', '1'])
        run('7', text, { model: text, seed }, { 'leaderboard.json': index + Number(seed) / 10, acc: index });
    writeExperiment(store, { id: '8', name: 'many' });
    for (let model = 0; model < 60; model++)
      for (const seed of ['0', '1'])
        run('8', `m${model}-seed${seed}`, { model: `m${model}`, seed }, { acc: model + Number(seed) / 7 });
    mkdirSync(join(folder, 'leaderboard'), { recursive: true });
    const config = join(folder, 'leaderboard', 'settings.yaml');
    writeFileSync(config, SETTINGS);
    site = buildReport({
      store,
      folder: join(folder, 'leaderboard', 'out'),
      args: ['--config', config],
    }).site;
  });

  it('pass check:site', () => {
    expect(runCommand('check-site', ['--site', site]).output).toContain('Nothing found');
  });

  it('hold what makeBoard says: ranks, n, means, differences to leader and baseline', () => {
    const board = makeBoard(seededRuns(VALUES), testValue, boardOptions({ baseline: 'far-seed0' }));
    const [rows = []] = rowsOf('experiments/1/leaderboard/');
    expect(rows.map((cells) => cells[0])).toEqual(board.rows.map(({ place }) => place.text));
    expect(rows.map((cells) => cells[4])).toEqual(board.rows.map(({ n }) => String(n)));
    for (const [index, { name, summary, toLeader, toBaseline }] of board.rows.entries()) {
      const cells = rows[index] ?? [];
      expect(cells[3]).toMatch(new RegExp(`^(\u2060)?${name}`));
      expect(cells[5]).toContain(summary.mean.toFixed(board.decimals));
      for (const [cell, difference] of [
        [cells[7], toLeader],
        [cells[8], toBaseline],
      ] as const) {
        if (!difference) continue;
        const size = Math.abs(difference.difference).toFixed(board.decimals);
        expect(cell).toContain(`${difference.difference < 0 ? '−' : '+'}${size}`);
        const word = difference.isSeparated ? difference.word : difference.test.shown ? 'not separated' : '';
        expect(cell).toContain(word);
      }
    }
    expect(rows.map((cells) => cells[7])).toContain('leader');
    expect(rows.map((cells) => cells[8])).toContain('baseline');
  });

  it('number their sections, tables and figures one after the other, whichever of them there are', () => {
    for (const experiment of ['1', '2', '3', '4', '5', '7', '8']) {
      const path = `experiments/${experiment}/leaderboard/`;
      if (!existsSync(fileOf(path))) continue;
      const { elements } = pageOf(path);
      const captions = elements.filter(({ tagName }) => tagName === 'b').map(textOf);
      for (const kind of ['Table', 'Figure']) {
        const own = captions.filter((text) => text.startsWith(`${kind} `));
        expect(own).toEqual(own.map((_, index) => `${kind} ${index + 1}.`));
      }
      const headings = elements.filter(({ tagName }) => tagName === 'h2').map(textOf);
      expect(headings.map((text) => /^\d+/.exec(text)?.[0])).toEqual(
        headings.map((_, index) => `${index + 1}`),
      );
    }
    const { text, elements } = pageOf('experiments/1/leaderboard/');
    const headings = elements
      .filter(({ tagName }) => tagName === 'h2')
      .map((element) => foldSpace(textOf(element)));
    expect(headings.map((heading) => heading.replace(/^\d+ ?/, ''))).toEqual([
      'Ranking by acc',
      'Trade-offs and pairs',
      'Over several metrics',
      'By dataset',
      'Trend',
    ]);
    expect(text).toContain('No trade-offs: no other metric here is a time, a size or another cost');
    expect(text).toContain('No run says what acc was measured on.');
  });

  it('have the same numbers in the files beside them', () => {
    const board = makeBoard(seededRuns(VALUES), testValue, boardOptions());
    const text = (format: string) =>
      readFileSync(join(site, `experiments/1/leaderboard/leaderboard.${format}`), 'utf8');
    const file = leaderboardFileSchema.parse(JSON.parse(text('json')));
    expect(file.rows.map(({ mean }) => mean)).toEqual(board.rows.map(({ summary }) => summary.mean));
    expect(file.leftOut.map(({ name, reason }) => [name, reason])).toEqual([['far-seed4', 'status FAILED']]);
    expect(text('csv').split('\r\n')).toHaveLength(board.rows.length + 2);
    expect(text('tex')).toContain('\\toprule');
    expect(text('md')).toContain('| Rank');
  });

  it('say how the ranks came about, what was left out, and link every run behind a number', () => {
    const { text, elements } = pageOf('experiments/1/leaderboard/');
    expect(text).toMatch(/The first place is shared\..*the data do not separate them\./);
    expect(text).toMatch(/Welch t-test over seeds, all 3 pairs, Holm-corrected/);
    expect(text).toMatch(/would be missed more than 1 time in 5/);
    expect(text).toContain('13 of 14 runs used');
    expect(text).toContain('1 run left out: status FAILED');
    const links = elements.flatMap(
      (element) => /\/runs\/[^/]+\/$/.exec(attributeOf(element, 'href') ?? '')?.[0] ?? [],
    );
    expect(new Set(links).size).toBe(14);
  });

  it('have no script but that of their island, no inline style, and lead from table to list within the page', () => {
    const { elements } = pageOf('experiments/1/leaderboard/');
    const loaded = elements.filter(({ tagName }) => tagName === 'script' || tagName === 'style');
    expect(loaded.map((element) => attributeOf(element, 'src'))).toEqual([
      expect.stringMatching(/^\/_astro\/LeaderboardIsland\./),
    ]);
    expect(elements.filter((element) => attributeOf(element, 'style') !== undefined)).toEqual([]);
    const ids = new Set(elements.map((element) => attributeOf(element, 'id')));
    const inside = elements.flatMap(
      (element) => /^#(row-.*)$/.exec(attributeOf(element, 'href') ?? '')?.[1] ?? [],
    );
    expect(inside.length).toBeGreaterThan(0);
    expect(inside.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('are there for each metric with a goal, and linked from the experiment, its comparison and the head', () => {
    expect(existsSync(fileOf('experiments/1/leaderboard/loss/'))).toBe(true);
    for (const page of ['experiments/1/', 'experiments/1/compare/', 'experiments/1/leaderboard/loss/']) {
      const links = pageOf(page).elements.map((element) => attributeOf(element, 'href'));
      expect(links).toContain('/experiments/1/leaderboard/');
      expect(links).toContain('/leaderboards/');
    }
    expect(pageOf('experiments/1/').text).toContain('Best configurations');
  });

  it('rank nothing where there is nothing to rank, and say why', () => {
    for (const experiment of ['2', '3', '5'])
      expect(existsSync(fileOf(`experiments/${experiment}/leaderboard/`))).toBe(false);
    expect(pageOf('experiments/4/leaderboard/').text).toContain(
      'No configuration has only finite values of acc',
    );
    expect(pageOf('experiments/5/').text).toMatch(
      /No leaderboard: .*- \{ metric: "score", goal: maximize \}/,
    );
    const { text } = pageOf('experiments/6/leaderboard/');
    expect(text).toMatch(/direction of score unknown: listed, not ranked\. Add to runfolio\.yaml/i);
    expect(text).toContain('- { metric: "score", goal: maximize }');
    expect(rowsOf('experiments/6/leaderboard/')[0]?.map((cells) => cells.at(-1))).toBeDefined();
    const { text: all } = pageOf('leaderboards/');
    for (const why of [
      'empty : no runs',
      'one run : one run alone',
      'all NaN : no configuration has only finite values of acc',
    ])
      expect(all).toContain(why);
  });

  it('show hostile texts as texts, at addresses that no file has', () => {
    const path = 'experiments/7/leaderboard/';
    const pages = [pageOf(path).text, pageOf('leaderboards/').text];
    expect(pages.every((text) => text.includes('<b>hostile</b>'))).toBe(true);
    const names = rowsOf(path).flatMap((rows) => rows.flatMap((cells) => cells.join(' ')));
    for (const text of HOSTILE.filter((name) => name.trim() !== ''))
      expect(names.some((name) => name.includes(shown(text).slice(0, 20)))).toBe(true);
    expect(statSync(join(site, path, 'leaderboard.json')).isFile()).toBe(true);
    const links = pageOf(path).elements.flatMap((element) => attributeOf(element, 'href') ?? []);
    expect(links.filter((link) => /\/leaderboard\.json-metric-[0-9a-f]{8}\/$/.test(link))).toHaveLength(1);
  });

  it('fold rows beyond the first fifty, and have all in the data files', () => {
    const path = 'experiments/8/leaderboard/';
    const [shownRows = [], foldedRows = []] = rowsOf(path);
    expect([shownRows.length, foldedRows.length]).toEqual([50, 10]);
    const { text } = pageOf(path);
    expect(text).toContain('10 further rows');
    const json = JSON.parse(readFileSync(join(site, path, 'leaderboard.json'), 'utf8')) as {
      rows: unknown[];
    };
    expect(json.rows).toHaveLength(60);
  });
});
