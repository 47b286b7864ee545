import { describe, expect, it } from 'vitest';
import { metricGoal } from '../analysis/metric-goal.ts';
import { primaryMetric } from '../analysis/rank-runs.ts';
import type { Run } from '../entities/run.ts';
import { parseSettings } from '../settings/read-settings.ts';
import { settingsSchema } from '../settings/settings.ts';
import { HOSTILE_TEXTS } from '../testing/hostile-texts.ts';
import { makeExperiment, makeTestReport } from '../testing/make-report.ts';
import { makeMetric, makeRun } from '../testing/make-run.ts';
import { settingsText } from './settings-text.ts';
import { type Surroundings, suggestSettings } from './suggest-settings.ts';

const DEFAULTS = settingsSchema.parse({});
const AROUND: Surroundings = {
  folder: 'project',
  sources: ['mlruns'],
  remote: undefined,
  schema: 'schema.json',
};
type Logged = {
  readonly experiment?: string;
  readonly name?: string;
  readonly metrics?: readonly string[];
  readonly params?: Readonly<Record<string, string>>;
  readonly repoUrl?: string;
};

function runOf({ experiment = '1', name, metrics = [], params = {}, repoUrl }: Logged, index: number): Run {
  const run = makeRun({
    key: `run${index}`,
    name: name ?? `run ${index}`,
    metrics: metrics.map((key) => makeMetric(key, 0.5)),
    params: Object.entries(params).map(([key, value]) => ({ key, value })),
    ...(repoUrl === undefined ? {} : { codeSource: { repoUrl } }),
  });
  return { ...run, experimentKey: makeExperiment({ key: experiment as never }).key };
}

function storeOf(logged: readonly Logged[], experiments: Readonly<Record<string, object>> = {}) {
  const keys = [...new Set(['1', ...logged.map(({ experiment = '1' }) => experiment)])];
  return makeTestReport({
    experiments: keys.map((key) =>
      makeExperiment({ key: key as never, name: `experiment ${key}`, ...experiments[key] }),
    ),
    runs: logged.map(runOf),
  });
}

function textOf(store: ReturnType<typeof storeOf>, around: Partial<Surroundings> = {}): string {
  return settingsText(suggestSettings(store, { ...AROUND, ...around }, DEFAULTS));
}
const read = (text: string) => parseSettings(text, 'runfolio.yaml');
/** Every setting that is off, on. */
const turnedOn = (text: string) => text.replace(/^( *)#(?! \S)/gm, '$1');

describe('settingsText', () => {
  it('sets what the store says, and has an example of everything else', () => {
    const store = storeOf([
      { metrics: ['val_acc', 'train_time_s', 'grit'], params: { seed: '1', lr: '0.1' } },
      { metrics: ['val_acc', 'train_time_s'], params: { seed: '2', lr: '0.1' }, name: 'dummy-classifier' },
    ]);
    const text = textOf(store, { remote: 'git@github.com:ada/flowers.git' });
    expect(read(text)).toEqual({
      ...DEFAULTS,
      title: 'experiment 1',
      sources: ['mlruns'],
      repository: 'https://github.com/ada/flowers',
      primaryMetric: 'val_acc',
      metrics: [
        { metric: 'val_acc', goal: 'maximize' },
        { metric: 'train_time_s', goal: 'minimize' },
      ],
      leaderboards: { ...DEFAULTS.leaderboards, repeat: ['seed'] },
    });
    const all = read(turnedOn(text));
    expect(all).toMatchObject({
      site: 'https://ada.github.io',
      base: '/flowers/',
      robots: 'noindex',
      baselines: ['dummy-classifier'],
      publish: { filter: "status = 'FINISHED'" },
      gates: { presets: ['no-regression', 'sound-runs'] },
      review: { match: ['run_name'] },
    });
    expect(all.metrics.at(-1)).toEqual({ metric: 'grit', goal: 'maximize' });
    expect(all.gates.assertions[0]).toMatchObject({ metric: 'val_acc', allow: 0.005 });
  });

  it('begins with the line that editors look for', () => {
    expect(textOf(storeOf([{}]), { schema: 'a b/schema.json' })).toMatch(
      /^# yaml-language-server: \$schema=a%20b\/schema\.json\n/,
    );
  });

  it('is valid for a store without runs, too', () => {
    const text = textOf(storeOf([]), { sources: [] });
    expect(read(text)).toEqual({ ...DEFAULTS, title: 'experiment 1' });
    expect(read(turnedOn(text))).toMatchObject({ sources: ['mlruns'], primaryMetric: 'val_accuracy' });
  });

  it('names no metric first whose goal nobody knows', () => {
    const text = textOf(storeOf([{ metrics: ['grit', 'pluck'] }]));
    expect(read(text)).toMatchObject({ metrics: [] });
    expect(read(text).primaryMetric).toBeUndefined();
    expect(read(turnedOn(text)).metrics.map(({ metric }) => metric)).toEqual(['grit', 'pluck']);
  });

  it('leaves off what would rank experiments otherwise than the report does', () => {
    const store = storeOf(
      [
        { experiment: '1', metrics: ['acc', 'grit'], params: { seed: '1' } },
        { experiment: '1', metrics: ['acc', 'grit'], params: { seed: '2' } },
        { experiment: '2', metrics: ['acc', 'val_loss', 'grit'], params: { seed: 'grass' } },
      ],
      {
        '1': { primaryMetric: { name: 'grit', goal: 'maximize' } },
        '2': { primaryMetric: { name: 'grit', goal: 'minimize' } },
      },
    );
    const settings = read(textOf(store));
    expect(settings.metrics.map(({ metric }) => metric)).toEqual(['acc', 'val_loss']);
    expect(settings.leaderboards.repeat).toBeUndefined();
    expect(textOf(store)).toContain('#- { metric: grit, goal: maximize } # 3 runs; experiments do not agree');
    const other = storeOf([
      { metrics: ['acc'] },
      { metrics: ['acc'] },
      { experiment: '2', metrics: ['acc', 'val_acc'] },
    ]);
    expect(read(textOf(other)).primaryMetric).toBeUndefined();
    expect(textOf(other).replaceAll('\n# ', ' ')).toContain('otherwise: "experiment 2" (by val_acc).');
  });

  it('writes 30 lines of metrics at most, some of them for those without a goal, and counts the rest', () => {
    const names = 'abcdefghijklmopqrstuvwxyz'.split('');
    const store = storeOf([
      { metrics: [...names.map((letter) => `acc_${letter}`), ...names.map((letter) => `grit_${letter}`)] },
    ]);
    const text = textOf(store);
    expect(read(text).metrics).toHaveLength(20);
    expect(read(turnedOn(text)).metrics).toHaveLength(30);
    expect(text).toContain('  # 5 more whose goal is known by name: acc_v, acc_w, acc_x, acc_y and acc_z.\n');
    expect(text).toContain('  # 15 more that are not ranked: ');
  });

  it.each([
    [
      'of the runs, where they name one',
      ['https://ada:pass@git.example.org/a/b.git', undefined],
      'https://git.example.org/a/b',
    ],
    ['of the folder, where runs name none', [undefined, '/srv/git'], 'https://github.com/ada/flowers'],
    ['not at all, where runs name several', ['https://a.example/x', 'https://b.example/x'], undefined],
  ])('takes the repository %s', (_which, urls, expected) => {
    const store = storeOf(urls.map((repoUrl) => (repoUrl === undefined ? {} : { repoUrl })));
    const text = textOf(store, { remote: 'https://ada:pass@github.com/ada/flowers.git' });
    expect(read(text).repository).toBe(expected);
    expect(text).not.toContain('pass');
  });

  it.each([
    [['flowers'], 'flowers'],
    [['Default', 'flowers'], 'flowers'],
    [['flowers', 'digits'], 'project'],
    [['Default'], 'project'],
    [[''], 'project'],
  ])('calls a report of %j %s', (names, title) => {
    const experiments = names.map((name, index) => makeExperiment({ key: `${index}` as never, name }));
    expect(read(textOf(makeTestReport({ experiments }))).title).toBe(title);
  });
});

describe('settingsText with hostile names', () => {
  const names = HOSTILE_TEXTS.filter((text) => text !== '');
  const metrics = names.flatMap((name) => [name, `${name} accuracy`, `${name}_loss`]);
  const store = makeTestReport({
    experiments: names.map((name, index) => makeExperiment({ key: `${index}` as never, name })),
    runs: names.map((name, index) => ({
      ...runOf(
        { name, metrics: [name, ...metrics.slice(index, index + 9)], params: { [name]: name, seed: '1' } },
        index,
      ),
      experimentKey: `${index}` as never,
    })),
  });

  it('can be read, as it is and with everything turned on', () => {
    const text = textOf(store, { folder: 'a\nb: c', sources: names });
    expect(read(text)).toMatchObject({ title: 'a\nb: c', sources: names });
    expect(read(text).metrics.length).toBeGreaterThan(5);
    expect(() => read(turnedOn(text))).not.toThrow();
    expect(text).toBe(textOf(store, { folder: 'a\nb: c', sources: names }));
  });

  it.each(names)('ranks as the report does without, with a metric called %j', (name) => {
    const small = storeOf(
      [
        { metrics: [name, `${name}_loss`, 'test acc', 'acc'] },
        {
          experiment: '2',
          metrics: [`${name} acc`, 'acc', 'x_loss', '__proto___acc'],
          params: { [name]: '1' },
        },
      ],
      { '2': { name, primaryMetric: { name, goal: 'minimize' } } },
    );
    const settings = read(textOf(small));
    for (const experiment of small.experiments) {
      const runs = small.runsByExperiment.get(experiment.key) ?? [];
      const before = primaryMetric(runs, DEFAULTS, experiment)?.key;
      if (before !== undefined) expect(primaryMetric(runs, settings, experiment)?.key).toBe(before);
      for (const { key } of runs.flatMap((run) => run.metrics)) {
        const { goal } = metricGoal(key, DEFAULTS, experiment);
        if (goal) expect(metricGoal(key, settings, experiment).goal).toBe(goal);
      }
    }
  });
});
