import { basename, dirname, resolve } from 'node:path';
import process from 'node:process';
import { settingsSchema } from '../../../src/settings/settings.ts';
import { loadReport } from '../../../src/site/load-report.ts';
import { readCollectionLines, readManifest } from '../../../src/snapshot/read-snapshot.ts';
import { type Suggestions, suggestSettings } from '../../../src/suggest/suggest-settings.ts';
import { withSnapshot } from '../with-snapshot.ts';
import { gitRemote } from './git-remote.ts';
import { schemaPath } from './schema-path.ts';
import { fromSettings, wantedStores } from './wanted-stores.ts';

/** What is suggested from. */
const READ = new Set(['experiments', 'runs']);

/**
 * What the stores suggest for settings that will lie at `out`.
 *
 * @param stores those of the command line.
 * @param snapshot is read instead of them, if there is one.
 * @throws UsageError when there is no store.
 */
export async function suggestFromStores(
  stores: readonly string[],
  out: string,
  snapshot: string | undefined,
): Promise<Suggestions> {
  const cwd = process.cwd();
  const folder = dirname(resolve(out));
  const wanted = snapshot === undefined ? wantedStores(stores, cwd) : stores;
  const defaults = settingsSchema.parse({});
  return withSnapshot(
    { store: snapshot === undefined ? wanted : [], snapshot: snapshot ?? '' },
    async (dir) => {
      const report = await loadReport(readManifest(dir), defaults, (name) =>
        READ.has(name) ? readCollectionLines(dir, name) : [],
      );
      const surroundings = {
        folder: basename(folder),
        sources: wanted.map((path) => fromSettings(path, folder, cwd)),
        remote: gitRemote(folder),
        schema: schemaPath(folder),
      };
      return suggestSettings(report, surroundings, defaults);
    },
  );
}
