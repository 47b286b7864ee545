import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-store.ts';
import { parseSettings, readSettings, settingPlaces } from './read-settings.ts';

function problems(text: string): string {
  try {
    parseSettings(text, 'runfolio.yaml');
    return 'no problem';
  } catch (error) {
    return error instanceof Error
      ? error.message.replace(/^.*\n/, '').replaceAll('  runfolio.yaml:', '')
      : '';
  }
}

describe('parseSettings', () => {
  it('fills in the defaults', () => {
    expect(parseSettings('title: Flowers\n', 'runfolio.yaml')).toMatchObject({
      title: 'Flowers',
      sources: ['runs'],
      base: '/',
      limits: { previewRows: 50 },
    });
    expect(parseSettings('', 'runfolio.yaml').title).toBe('Experiment report');
  });

  it('reads bounds as a pair or by name, and ranks as usual when nothing is said', () => {
    const text = 'metrics: [{metric: a, bounds: [0, 1]}, {metric: b, bounds: {low: 0}}]';
    const { metrics, leaderboards } = parseSettings(text, 'runfolio.yaml');
    expect(metrics.map(({ bounds }) => bounds)).toEqual([{ low: 0, high: 1 }, { low: 0 }]);
    expect(leaderboards).toEqual({
      value: 'last',
      ignore: [],
      statuses: ['FINISHED'],
      statistic: 'mean',
      resamples: 2000,
      level: 0.95,
      alpha: 0.05,
      comparable: [],
      test: 'auto',
      exclude: [],
    });
  });

  it('lists all problems with their places, from top to bottom', () => {
    const text =
      'titel: x\nmetrics:\n  - metric: acc\n    goal: max\n  - metric: ""\n    dgits: 2\nbase: repo\n';
    expect(() => parseSettings(text, 'runfolio.yaml')).toThrowErrorMatchingInlineSnapshot(`
      [SettingsError: runfolio.yaml has 5 problems:
        runfolio.yaml:1:1  unknown setting "titel"; did you mean "title"?
        runfolio.yaml:4:11  metrics.0.goal: must be "maximize" or "minimize", not "max"
        runfolio.yaml:5:13  metrics.1.metric: must not be empty
        runfolio.yaml:6:5  metrics.1: unknown setting "dgits"; did you mean "digits"?
        runfolio.yaml:7:7  base: must be a path such as /my-repo/: one slash at the start, then letters, digits, ".", "_", "~" and "-"]
    `);
  });

  it.each([
    ['a list', '- a', '1:1  the file must hold settings, "name: value" on lines of their own, not a list'],
    [
      'no value',
      'title:\n',
      '1:7  title: has no value; it must be text. Leave the whole line out for the default.',
    ],
    ['a number for text', 'title: 2026', '1:8  title: must be text, not 2026; put it in quotes: "2026"'],
    [
      'text for a list',
      'sources: runs',
      '1:10  sources: must be a list, with "- " before each entry, not "runs"',
    ],
    ['an empty list', 'sources: []', '1:10  sources: must have at least one entry'],
    ['a source without a path', 'sources: [{id: a}]', '1:11  sources.0.path: is missing; it must be text'],
    [
      'another spelling',
      'include-deleted: yes',
      '1:1  unknown setting "include-deleted"; did you mean "includeDeleted"?',
    ],
    [
      'a name from elsewhere',
      'metrics:\n  - metric: a\n    sources: 1',
      '3:5  metrics.0: unknown setting "sources"; known here: metric, goal, unit, digits, bounds, items, value',
    ],
    ['a number too small', 'limits: {previewRows: 0}', '1:23  limits.previewRows: must be at least 1, not 0'],
    [
      'another value rule',
      'leaderboards: {value: mean}',
      '1:23  leaderboards.value: must be "last", "best", "mean-of-last:<points>" such as mean-of-last:5, or "at-best:<metric>" such as at-best:val_loss',
    ],
    [
      'bounds the wrong way round',
      'metrics: [{metric: a, bounds: [1, 0]}]',
      '1:31  metrics.0.bounds: must hold the smaller number first',
    ],
    ['a fraction', 'meanOfLast: 1.5', '1:13  meanOfLast: must be a whole number, not 1.5'],
    [
      'a number too great',
      'metrics: [{metric: a, digits: 20}]',
      '1:31  metrics.0.digits: must be at most 12, not 20',
    ],
    [
      'no address',
      'site: x.github.io',
      '1:7  site: must be an address that starts with https:// or http://, not "x.github.io"',
    ],
    [
      'a pivot without a metric',
      'pivots: [{rows: params.lr}]',
      '1:10  pivots.0.metric: is missing; it must be text',
    ],
    [
      'rows of a pivot that are no field',
      'pivots: [{rows: lr, metric: acc}]',
      '1:17  pivots.0.rows: must be "params.<key>", "tags.<key>", "dataset", "run_name", "user", "status" or "source"',
    ],
    ['an empty baseline', 'baselines: [""]', '1:13  baselines.0: must not be empty'],
    [
      'broken YAML',
      'a: [',
      '1:5  the YAML has an error: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    [
      'a hostile name',
      'metrics: [{metric: a, __proto__: 1}]',
      '1:23  metrics.0: unknown setting "__proto__"; known here: metric, goal, unit, digits, bounds, items, value',
    ],
  ])('explains %s', (_name, text, expected) => {
    expect(problems(text)).toBe(expected);
  });

  it.each(['//evil', '/a//b', '/../x', '/a/../b', '/.', 'repo', '/a b', '/a?b', `/${'a'.repeat(100_000)}!`])(
    'refuses the base %.20s',
    (base) => {
      expect(problems(`base: ${JSON.stringify(base)}`)).toContain('base: must be a path such as /my-repo/');
    },
  );

  it.each(['/', '/repo', '/repo/', '/a/b.c/~d_e/'])('takes the base %s', (base) => {
    expect(parseSettings(`base: ${base}`, 'runfolio.yaml').base).toBe(base);
  });

  it('stops at aliases that unfold to any size', () => {
    const bomb = `a: &a [x, x]\n${Array.from({ length: 9 }, (_, n) => `b${n}: &b${n} [*${n ? `b${n - 1}` : 'a'}, *${n ? `b${n - 1}` : 'a'}]`).join('\n')}`;
    expect(() => parseSettings(bomb, 'runfolio.yaml')).toThrow(/^runfolio\.yaml /);
  });
});

describe('readSettings', () => {
  it('refuses a given file that is missing', () => {
    expect(() => readSettings('no-such.yaml')).toThrow('There is no settings file no-such.yaml.');
  });

  it('refuses a folder', () => {
    expect(() => readSettings('src')).toThrow('The settings file src cannot be read');
  });
});

describe('settingPlaces', () => {
  it('finds where a setting stands, also in a list, and names the file alone', () => {
    const file = join(tempFolder(), 'report.yaml');
    writeFileSync(
      file,
      'title: A\n# pivots\npivots:\n  - rows: params.lr\n    metric: acc\n    experiment: digits\n',
    );
    const placeOf = settingPlaces(file);
    expect(placeOf(['pivots', 0, 'experiment'])).toEqual({ file: 'report.yaml', line: 6 });
    expect(placeOf(['title'])).toEqual({ file: 'report.yaml', line: 1 });
    expect(placeOf(['primaryMetric'])).toEqual({ file: 'report.yaml', line: 1 });
  });
});
