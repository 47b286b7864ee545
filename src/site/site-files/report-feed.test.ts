import { DOMParser, type Element } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../entities/run.ts';
import { HOSTILE_TEXTS } from '../../testing/hostile-texts.ts';
import { makeExperiment, makeTestReport } from '../../testing/make-report.ts';
import { makeMetric, makeRun } from '../../testing/make-run.ts';
import { boardValues } from '../board-runs.ts';
import { visibleText } from '../visible-text.ts';
import { reportFeed } from './report-feed.ts';

const address = { site: 'https://me.example', base: '/repo' };
const SETTINGS = { title: 'Flowers', metrics: [{ metric: 'acc', goal: 'maximize' }] };
const DAY = 86_400_000;

/** Ended on the given day of 1970. */
const run = (key: string, day: number, acc: number, fields: Omit<Partial<Run>, 'parentKey'> = {}) =>
  makeRun({
    key,
    startTimeMs: day * DAY - 3000,
    endTimeMs: day * DAY,
    metrics: [makeMetric('acc', acc)],
    params: [{ key: 'lr', value: key }],
    ...fields,
  });

function feedOf(runs: readonly Run[], settings: object = {}, name = 'flowers'): string {
  const report = makeTestReport(
    { runs: [...runs], experiments: [makeExperiment({ name })] },
    { ...SETTINGS, ...settings },
  );
  return reportFeed(report, boardValues(report, 'none'), address) ?? 'no feed';
}

function parse(text: string): Element {
  const parser = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  });
  const root = parser.parseFromString(text, 'application/xml').documentElement;
  if (!root) throw new Error('no element');
  return root;
}

const childrenOf = (element: Element, name: string) =>
  [...element.childNodes].filter((node): node is Element => node.nodeName === name);
const childText = (element: Element, name: string) => childrenOf(element, name)[0]?.textContent ?? undefined;
const entriesOf = (text: string) =>
  childrenOf(parse(text), 'entry').map((entry) => ({
    title: childText(entry, 'title'),
    updated: childText(entry, 'updated'),
    summary: childText(entry, 'summary'),
    link: childrenOf(entry, 'link')[0]?.getAttribute('href'),
    id: childText(entry, 'id'),
  }));

describe('reportFeed', () => {
  const runs = [run('a', 1, 0.7), run('c', 3, 0.9), run('b', 2, 0.6)];

  it('has what Atom asks for', () => {
    const feed = parse(feedOf(runs));
    expect([feed.namespaceURI, childText(feed, 'id'), childText(feed, 'title')]).toEqual([
      'http://www.w3.org/2005/Atom',
      'https://me.example/repo/',
      'Flowers',
    ]);
    expect(childText(feed, 'updated')).toBe('1970-01-04T00:00:00.000Z');
    expect(childrenOf(feed, 'author').map((author) => childText(author, 'name'))).toEqual(['Flowers']);
    expect(
      childrenOf(feed, 'link').map((link) => [link.getAttribute('rel'), link.getAttribute('href')]),
    ).toEqual([
      ['self', 'https://me.example/repo/feed.xml'],
      ['alternate', 'https://me.example/repo/'],
    ]);
  });

  it('names new runs and what was better than all before, the newest first', () => {
    expect(entriesOf(feedOf(runs)).map(({ title, link }) => [title, link])).toEqual([
      ['Best acc of flowers: 0.900 by c', 'https://me.example/repo/experiments/1/leaderboard/#trend'],
      ['Run c of flowers', 'https://me.example/repo/runs/c/'],
      ['Run b of flowers', 'https://me.example/repo/runs/b/'],
      ['Run a of flowers', 'https://me.example/repo/runs/a/'],
    ]);
  });

  it('says how a run ended and what it replaced', () => {
    const [record, newest] = entriesOf(feedOf(runs));
    expect(newest?.summary).toBe('Finished after 3.0 s. acc 0.9000.');
    expect(record?.summary).toMatchInlineSnapshot(
      `"0.900 by c in the run c, before it 0.700 (+0.200). Changed: lr a → c. It is the value of a single run, and no tested improvement."`,
    );
  });

  it('gives each entry an address of its own that a further run does not change', () => {
    const before = entriesOf(feedOf(runs)).map(({ id }) => id);
    const after = entriesOf(feedOf([...runs, run('d', 9, 0.95), run('0', 0.5, 0.99)])).map(({ id }) => id);
    expect(new Set(after).size).toBe(after.length);
    expect(after).toEqual(expect.arrayContaining(before.filter((id) => id?.includes('/runs/'))));
  });

  it('is the same whatever the order of the runs', () => {
    expect(feedOf(runs.toReversed())).toBe(feedOf(runs));
  });

  it('takes the smallest for the best where less is better', () => {
    const texts = entriesOf(feedOf(runs, { metrics: [{ metric: 'acc', goal: 'minimize' }] }));
    expect(texts.map(({ title }) => title)).toContain('Best acc of flowers: 0.600 by b');
  });

  it('has the newest fifty runs', () => {
    const many = Array.from({ length: 300 }, (_, index) => run(`r${index}`, index + 1, 0.5));
    const titles = entriesOf(feedOf(many)).map(({ title }) => title);
    expect(titles.length).toBe(50);
    expect([titles[0], titles.at(-1)]).toEqual(['Run r299 of flowers', 'Run r250 of flowers']);
  });

  it('leaves out deleted runs and those without a time that can be written', () => {
    const odd = [
      run('deleted', 8, 0.1, { lifecycleStage: 'deleted' }),
      makeRun({ key: 'timeless' }),
      run('before', -1, 0.1, { metrics: [] }),
      run('beyond', 1e10, 0.1),
    ];
    const titles = entriesOf(feedOf([...runs, ...odd], { includeDeleted: true })).map(({ title }) => title);
    expect(titles.join()).not.toMatch(/deleted|timeless|before|beyond/);
    expect(titles.length).toBe(4);
  });

  it('stays a feed whatever runs, metrics, users and experiments are called', () => {
    for (const hostile of HOSTILE_TEXTS) {
      const text = visibleText(hostile);
      const named = (key: string, day: number, value: number) =>
        run(key, day, value, {
          name: text,
          user: text,
          params: [
            { key: text, value: text },
            { key: 'lr', value: key },
          ],
          metrics: [makeMetric(text, value)],
        });
      const entries = entriesOf(
        feedOf(
          [named('a', 1, 0.1), named('b', 2, 0.2)],
          {
            title: text || 'x',
            metrics: [{ metric: '*', goal: 'maximize' }],
          },
          text,
        ),
      );
      expect(entries.length, text).toBe(3);
    }
  });

  it('is a feed of nothing when there are no runs', () => {
    expect(childText(parse(feedOf([])), 'updated')).toBe('1970-01-01T00:00:00.000Z');
  });

  it('is none where the address is not known or the report must not be listed', () => {
    const report = makeTestReport({ runs }, SETTINGS);
    expect(reportFeed(report, boardValues(report, 'none'), { site: undefined, base: '/' })).toBeUndefined();
    expect(feedOf(runs, { robots: 'noindex' })).toBe('no feed');
  });
});
