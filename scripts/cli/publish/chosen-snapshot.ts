import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { StoredExperiment } from '../../../src/entities/experiment.ts';
import type { StoredRun } from '../../../src/entities/run.ts';
import { chooseRuns, choosesAnything, type RunChoice } from '../../../src/publish/choose-runs.ts';
import { writeChosenSnapshot } from '../../../src/publish/write-chosen-snapshot.ts';
import { settingPlaces } from '../../../src/settings/read-settings.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { readEntities, readHistory } from '../../../src/snapshot/read-snapshot.ts';

/** Chooses the runs of a snapshot that the settings publish; `config` is the file of the settings. */
export function chosenRuns(
  snapshotDir: string,
  settings: Settings,
  config: string | undefined,
  isOlder = false,
): RunChoice {
  return chooseRuns({
    experiments: [...readEntities<StoredExperiment>(snapshotDir, 'experiments')],
    runs: readEntities<StoredRun>(snapshotDir, 'runs'),
    settings,
    historiesOf: (key) => readHistory(snapshotDir, key),
    placeOf: placesIn(config),
    isOlder,
  });
}

/** Where settings stand, for messages: `runfolio.yaml:12  publish.filter`. */
export function placesIn(config: string | undefined): (path: readonly (string | number)[]) => string {
  const placeOf = settingPlaces(config);
  return (path) => {
    const place = placeOf(path);
    return `${place ? `${place.file}:${place.line}  ` : ''}${path.join('.')}`;
  };
}

/**
 * Works with a snapshot of what the settings publish: the whole one where they choose nothing, else a passing one that
 * holds nothing else.
 *
 * @throws SettingsError when what is to be published cannot be told.
 */
export async function withChosenSnapshot<T>(
  snapshotDir: string,
  settings: Settings,
  config: string | undefined,
  work: (snapshotDir: string) => Promise<T>,
): Promise<T> {
  if (!choosesAnything(settings.publish)) return work(snapshotDir);
  const choice = chosenRuns(snapshotDir, settings, config);
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'runfolio-chosen-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.on('exit', remove);
  try {
    const chosen = join(folder, 'snapshot');
    writeChosenSnapshot(snapshotDir, chosen, choice, settings.publish);
    return await work(chosen);
  } finally {
    remove();
  }
}
