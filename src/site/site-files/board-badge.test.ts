import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { makeBoard } from '../../analysis/leaderboard/make-board.ts';
import { HOSTILE_TEXTS } from '../../testing/hostile-texts.ts';
import { ACC, boardOptions, makeBoardRun, seededRuns, testValue } from '../../testing/make-board-run.ts';
import { visibleText } from '../visible-text.ts';
import { badgeEndpoint, badgeMarkdown, badgeSvg, boardBadge } from './board-badge.ts';

const seeded = seededRuns({ a: [0.9, 0.92, 0.91, 0.93], b: [0.5, 0.52, 0.51, 0.53] });
const lower = { goal: 'minimize', origin: 'settings' } as const;
type Options = Parameters<typeof boardOptions>[0];
const ofRuns = (runs: Parameters<typeof makeBoard>[0], options: Options = {}) =>
  boardBadge(makeBoard(runs, testValue, boardOptions(options)));

/** Of a metric that is called so, with the values of `acc`. */
const ofMetric = (key: string, fields: Partial<typeof ACC> = {}) =>
  boardBadge(
    makeBoard(seeded, (run) => testValue(run, ACC), boardOptions({ metric: { ...ACC, ...fields, key } })),
  );

describe('boardBadge', () => {
  it('says the best mean with its interval and the repeats behind it', () => {
    expect(ofRuns(seeded)).toEqual({ label: 'acc', message: '0.915 ± 0.021 · 4 seeds', isRanked: true });
  });

  it('takes the least where less is better', () => {
    const { message } = ofRuns(seeded, { metric: { ...ACC, goal: lower } });
    expect(message).toBe('0.515 ± 0.021 · 4 seeds');
  });

  it('says of a single run that it is one', () => {
    const { message } = ofRuns([makeBoardRun('x', { m: '1' }, 0.75), makeBoardRun('y', { m: '2' }, 0.5)]);
    expect(message).toBe('0.750 · single run');
  });

  it('passes a single run over where others have a rank', () => {
    const { message } = ofRuns([...seeded, makeBoardRun('x', { model: 'lucky', seed: '0' }, 0.99)]);
    expect(message).toContain('4 seeds');
  });

  it('names what is shown when it is not the mean', () => {
    const values = Array.from({ length: 20 }, (_, index) => 0.9 + index / 1000);
    const { message } = ofRuns(seededRuns({ a: values, b: values.map((value) => value / 2) }), {
      statistic: 'median',
    });
    expect(message).toMatch(/^median 0\.9\d+ \[0\.9\d+, 0\.9\d+\] · 20 seeds$/);
  });

  it('adds the unit unless the name ends in it', () => {
    const timed = (key: string) => ofMetric(key, { unit: 's' });
    expect(timed('acc').message).toBe('0.915 ± 0.021 s · 4 seeds');
    expect(timed('time_s').message).toBe('0.915 ± 0.021 · 4 seeds');
  });

  it('says that nothing is ranked', () => {
    expect(ofRuns([makeBoardRun('x', { m: '1' }, Number.NaN)])).toEqual({
      label: 'acc',
      message: 'not ranked',
      isRanked: false,
    });
  });
});

describe('badgeSvg', () => {
  const parse = (svg: string) => new DOMParser({ onError: throwing }).parseFromString(svg, 'image/svg+xml');
  const throwing = (level: string, message: string) => {
    throw new Error(`${level}: ${message}`);
  };

  it('is a picture with a title, whatever the metric is called', () => {
    for (const key of HOSTILE_TEXTS) {
      const svg = badgeSvg(ofMetric(visibleText(key)));
      const { documentElement: root } = parse(svg);
      expect(root?.getElementsByTagName('title')[0]?.textContent, key).toBe(root?.getAttribute('aria-label'));
      expect(root?.getAttribute('role')).toBe('img');
      const names = new Set([...(root?.getElementsByTagName('*') ?? [])].map(({ nodeName }) => nodeName));
      expect([...names].sort(), key).toEqual(['g', 'rect', 'text', 'title']);
    }
  });

  it('loads nothing', () => {
    expect(badgeSvg(ofRuns(seeded))).not.toMatch(/href|url\(|@import|<style|<script|<image/);
  });
});

describe('badgeEndpoint', () => {
  it('is what shields.io reads', () => {
    expect(JSON.parse(badgeEndpoint(ofRuns(seeded)))).toEqual({
      schemaVersion: 1,
      label: 'acc',
      message: '0.915 ± 0.021 · 4 seeds',
      labelColor: '434a52',
      color: '0b5570',
    });
  });
});

describe('badgeMarkdown', () => {
  it('is an image that leads to the board, its text without meaning as Markdown', () => {
    const badge = { label: 'a](x) _b_ <i>' };
    expect(badgeMarkdown(badge, 'https://me.example/badge/a.svg', 'https://me.example/board/')).toBe(
      '[![a\\](x) \\_b\\_ \\<i>](https://me.example/badge/a.svg)](https://me.example/board/)',
    );
  });
});
