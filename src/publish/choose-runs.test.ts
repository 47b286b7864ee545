import { describe, expect, it } from 'vitest';
import type { StoredExperiment } from '../entities/experiment.ts';
import type { Run, StoredRun } from '../entities/run.ts';
import { parseSettings, SettingsError } from '../settings/read-settings.ts';
import { makeExperiment } from '../testing/make-report.ts';
import { makeRun } from '../testing/make-run.ts';
import { chooseRuns, choosesAnything } from './choose-runs.ts';

const experiment = (key: string, name: string, lifecycleStage: 'active' | 'deleted' = 'active') => ({
  ...makeExperiment({ name, lifecycleStage }),
  key,
});
const experiments: readonly StoredExperiment[] = [
  experiment('1', 'flowers'),
  experiment('2', 'flowers (old)'),
  experiment('3', 'given up', 'deleted'),
  experiment('4', 'empty'),
];
const tag = (key: string, value: string) => ({ key, value });
const run = (
  key: string,
  experimentKey: string,
  fields: Pick<Partial<Run>, 'lifecycleStage' | 'tags'> = {},
): StoredRun => ({
  ...makeRun({ key, ...fields }),
  experimentKey,
});
const runs = [
  run('a', '1', { tags: [tag('stage', 'final'), tag('team', 'x')] }),
  run('b', '1', { tags: [tag('stage', 'draft-2')] }),
  run('c', '1', { lifecycleStage: 'deleted', tags: [tag('stage', 'final')] }),
  run('d', '2'),
  run('e', '3'),
];

function choose(text: string, isOlder = false) {
  const settings = parseSettings(text, 'runfolio.yaml');
  const placeOf = (path: readonly (string | number)[]) => `runfolio.yaml:7  ${path.join('.')}`;
  const choice = chooseRuns({ experiments, runs, settings, historiesOf: () => [], placeOf, isOlder });
  return {
    experiments: [...choice.experiments].join(''),
    runs: [...choice.runs].join(''),
    leftOut: [...choice.leftOut].map(([key, rule]) => `${key} ${rule}`).join(', '),
  };
}

describe('chooseRuns', () => {
  it.each([
    ['', '124', 'abd', 'c includeDeleted, e includeDeleted'],
    ['includeDeleted: true', '1234', 'abcde', ''],
    [
      'publish: {experiments: {include: [flowers]}}',
      '1',
      'ab',
      'c includeDeleted, d experiments, e experiments',
    ],
    [
      'publish: {experiments: {include: ["flowers*"], exclude: ["2"]}}',
      '1',
      'ab',
      'c includeDeleted, d experiments, e experiments',
    ],
    // A pattern is no regular expression, and a star may find nothing.
    [
      'publish: {experiments: {exclude: ["flowers (*)", "scratch*"]}}',
      '14',
      'ab',
      'c includeDeleted, d experiments, e includeDeleted',
    ],
    // An experiment of which nothing is left is not named either.
    [
      'publish: {tags: {include: {stage: final}}}',
      '1',
      'a',
      'b tags, c includeDeleted, d tags, e includeDeleted',
    ],
    [
      'publish: {tags: {include: {stage: "*", team: x}}}',
      '1',
      'a',
      'b tags, c includeDeleted, d tags, e includeDeleted',
    ],
    [
      'publish: {tags: {exclude: {stage: "draft*"}}}',
      '12',
      'ad',
      'b tags, c includeDeleted, e includeDeleted',
    ],
    ['publish: {filter: "tags.team IS NULL"}', '12', 'bd', 'a filter, c includeDeleted, e includeDeleted'],
    [
      '{includeDeleted: true, publish: {filter: "tags.stage = \'final\'"}}',
      '1',
      'ac',
      'b filter, d filter, e filter',
    ],
  ])('of %s publishes experiments %s and runs %s', (settings, chosen, published, leftOut) => {
    expect(choose(settings)).toEqual({ experiments: chosen, runs: published, leftOut });
  });

  it.each([
    [
      'a name that is not there',
      'publish: {experiments: {exclude: [flower]}}',
      'runfolio.yaml:7  publish.experiments.exclude.0: there is nothing called "flower". Did you mean "flowers"? Nothing was built, as something might be published that was to be left out.',
    ],
    [
      'a filter that cannot be read',
      'publish: {filter: "tags.stage = final"}',
      "runfolio.yaml:7  publish.filter: this cannot be read. Expected a text in quotes or a number, found final. Quote it: 'final'\ntags.stage = final\n             ^^^^^",
    ],
    [
      'a filter that finds nothing',
      'publish: {filter: "tags.stage = \'x\'"}',
      'runfolio.yaml:7  publish: this leaves out every run, so that there is nothing to publish.',
    ],
    [
      'names that leave nothing',
      'publish: {experiments: {exclude: ["*"]}}',
      'runfolio.yaml:7  publish: this leaves out every experiment, so that there is nothing to publish.',
    ],
  ])('refuses %s', (_, settings, message) => {
    expect(() => choose(settings)).toThrow(new SettingsError(message));
  });
});

describe('chooseRuns of an older state', () => {
  it('takes names that are not there yet, and may leave nothing', () => {
    const nothing = { experiments: '', runs: '', leftOut: expect.any(String) };
    expect(choose('publish: {experiments: {include: [planned]}}', true)).toEqual(nothing);
    expect(choose('publish: {filter: "tags.stage = \'x\'"}', true)).toEqual(nothing);
    expect(choose('publish: {experiments: {exclude: [planned, empty]}}', true).experiments).toBe('12');
  });
});

describe('choosesAnything', () => {
  it.each([
    ['', false],
    ['publish: {filter: " "}', false],
    ['publish: {experiments: {exclude: [a]}}', true],
    ['publish: {models: {exclude: [a]}}', true],
    ['publish: {tags: {exclude: {a: b}}}', true],
    ['publish: {filter: "tags.a = \'b\'"}', true],
  ])('says of %s: %s', (text, expected) => {
    expect(choosesAnything(parseSettings(text, 'runfolio.yaml').publish)).toBe(expected);
  });
});
