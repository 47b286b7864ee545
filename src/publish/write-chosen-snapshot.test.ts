import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredExperiment } from '../entities/experiment.ts';
import type { StoredRun } from '../entities/run.ts';
import { ingest } from '../ingest/ingest.ts';
import { parseSettings } from '../settings/read-settings.ts';
import { readCollectionLines, readHistory, readManifest } from '../snapshot/read-snapshot.ts';
import { makeSecretStore } from '../testing/make-secret-store.ts';
import { filesOf } from '../testing/site/site-folder.ts';
import { keptFolder } from '../testing/temp-store.ts';
import { chooseRuns } from './choose-runs.ts';
import { writeChosenSnapshot } from './write-chosen-snapshot.ts';

const folder = keptFolder();
const whole = join(folder, 'whole');
let words: readonly string[] = [];

beforeAll(async () => {
  const root = join(folder, 'mlruns');
  mkdirSync(root);
  words = makeSecretStore(root);
  const source = { id: 'runs', label: 'mlruns', root };
  await ingest({ sources: [source as never], snapshotDir: whole, force: true });
});

const linesOf = <Entity>(dir: string, name: Parameters<typeof readCollectionLines>[1]) =>
  [...readCollectionLines(dir, name)].map((line) => JSON.parse(line) as Entity);

/** Writes what the settings choose; the folder of it. */
function chosenBy(publish: string, name: string): string {
  const settings = parseSettings(`publish: ${publish}`, 'runfolio.yaml');
  const choice = chooseRuns({
    experiments: linesOf<StoredExperiment>(whole, 'experiments'),
    runs: linesOf<StoredRun>(whole, 'runs'),
    settings,
    historiesOf: (key) => readHistory(whole, key),
    placeOf: (path) => path.join('.'),
  });
  const to = join(folder, name);
  writeChosenSnapshot(whole, to, choice, settings.publish);
  return to;
}

const textsOf = (dir: string) =>
  filesOf(dir).map((file) => `${file}\n${readFileSync(join(dir, file), 'utf8')}`);

const BY_TAG = '{experiments: {exclude: ["* lab"]}, tags: {exclude: {runfolio.publish: "false"}}}';

describe('writeChosenSnapshot', () => {
  it('writes no word of what is left out into any file, in its name or its content', () => {
    const everything = textsOf(whole).join('\n');
    expect(words.filter((word) => !everything.includes(word))).toEqual([]);
    for (const [index, publish] of [
      BY_TAG,
      `{filter: "run_name LIKE '%open%' OR run_name = 'second run'"}`,
      '{experiments: {include: [flowers]}, filter: "params.depth >= 3"}',
    ].entries()) {
      const texts = textsOf(chosenBy(publish, `bare-${index}`));
      expect(texts.length).toBeGreaterThan(9);
      for (const text of texts)
        expect(
          words.filter((word) => text.includes(word)),
          `${publish}: ${text}`,
        ).toEqual([]);
    }
  });

  it('keeps everything of what is published, histories too, and counts that alone', () => {
    const dir = chosenBy(BY_TAG, 'kept');
    const runs = linesOf<StoredRun>(dir, 'runs');
    expect(runs.map(({ name }) => name)).toEqual(['open run', 'second run']);
    expect(runs.map(({ key }) => readHistory(dir, key))).toEqual(
      runs.map(({ key }) => readHistory(whole, key)),
    );
    const { counts, sources } = readManifest(dir);
    expect(counts).toMatchObject({
      experiments: 1,
      runs: 2,
      metrics: 2,
      points: 4,
      params: 2,
      artifacts: 2,
      datasets: 1,
      loggedModels: 1,
      registeredModels: 1,
      modelVersions: 1,
    });
    expect(sources.map(({ files, rows }) => [files, rows])).toEqual([[[], []]]);
  });

  it('keeps a version without a run only where its model is included by name', () => {
    const models = (publish: string, name: string) =>
      linesOf<{ name: string; versions: { version: string }[] }>(
        chosenBy(publish, name),
        'registered-models',
      ).map((model) => [model.name, model.versions.map(({ version }) => version)]);
    expect(models('{experiments: {include: [flowers]}}', 'models')).toEqual([
      ['Iris Classifier', ['1', '2']],
    ]);
    expect(models('{models: {exclude: ["Iris*"]}, filter: "params.depth = \'3\'"}', 'no-models')).toEqual([]);
    expect(models('{models: {include: [greeting]}, filter: "params.depth = \'3\'"}', 'prompt')).toEqual([
      ['greeting', ['1']],
    ]);
  });
});
