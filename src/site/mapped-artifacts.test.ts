import { existsSync, readdirSync, readFileSync, realpathSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ArtifactFolder, artifactFolderSchema } from '../entities/artifact.ts';
import { findSources, parseArtifactMap } from '../ingest/find-sources.ts';
import { ingest } from '../ingest/ingest.ts';
import { settingsSchema } from '../settings/settings.ts';
import { readLocations } from '../snapshot/locations.ts';
import { databaseFromSql } from '../testing/database-from-sql.ts';
import { tempFolder, writeFiles } from '../testing/temp-store.ts';
import { artifactLocator } from './artifact-files.ts';
import { planArtifacts } from './artifact-plan.ts';
import { copyArtifacts } from './copy-artifacts.ts';

const SCHEMA = fileURLToPath(
  new URL('../store/fixtures/schema-2026-08-dc11669786a5/mlflow.sql', import.meta.url),
);
const RUN = '00000000000000000000000000000001';
const BUCKET = 's3://bucket/exp';
const ARTIFACTS = `1/${RUN}/artifacts`;

/** A database whose first run has its artifacts in a bucket, of which the folder `fetched/exp` is a copy. */
function makeProject(): string {
  const folder = tempFolder();
  writeFiles(folder, { 'db/': '', [`fetched/exp/${ARTIFACTS}/a.txt`]: 'mapped', 'fetched/secret': 's' });
  const database = new DatabaseSync(databaseFromSql(SCHEMA, join(folder, 'db')));
  database.prepare('UPDATE runs SET artifact_uri = ? WHERE run_uuid = ?').run(`${BUCKET}/${ARTIFACTS}`, RUN);
  database.close();
  return folder;
}

async function ingestProject(folder: string): Promise<string> {
  const snapshotDir = join(folder, 'out', 'snapshot');
  writeFiles(folder, { 'out/': '' });
  const maps = [parseArtifactMap(`${BUCKET}=fetched/exp`, folder)];
  await ingest({ sources: findSources([{ path: 'db' }], folder, maps), snapshotDir, force: true });
  return snapshotDir;
}

function foldersOf(snapshotDir: string): readonly ArtifactFolder[] {
  return readFileSync(join(snapshotDir, 'artifacts.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => artifactFolderSchema.parse(JSON.parse(line)));
}

describe('artifacts that an artifact map leads to', () => {
  let folder = '';
  let snapshotDir = '';
  beforeEach(async () => {
    folder = makeProject();
    snapshotDir = await ingestProject(folder);
  });

  const copy = (from: string, artifacts: readonly ArtifactFolder[]) => {
    const out = join(folder, 'dist');
    const locate = artifactLocator(readLocations(from));
    const settings = settingsSchema.parse({});
    const plan = planArtifacts(artifacts, settings, locate);
    const missing = copyArtifacts({ artifacts, settings }, plan, locate, out);
    const site = existsSync(out)
      ? readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      : [];
    return { missing, site: site.map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1)) };
  };

  it('are listed with the location of the map, and copied from its folder', () => {
    const artifacts = foldersOf(snapshotDir);
    expect(artifacts).toMatchObject([{ ownerKey: RUN, location: 'map-1', folder: ARTIFACTS }]);
    expect(copy(snapshotDir, artifacts)).toEqual({ missing: 0, site: [`runs/${RUN}/artifacts/a.txt`] });
    expect(readFileSync(join(folder, 'dist', `runs/${RUN}/artifacts/a.txt`), 'utf8')).toBe('mapped');
  });

  it.each([
    ['path', ARTIFACTS, '../../../../secret'],
    ['folder', '..', 'secret'],
    ['folder, by way of a sibling,', '../mlartifacts', 'b.txt'],
    ['folder of another location', ARTIFACTS, 'b.txt'],
    ['link', ARTIFACTS, 'link'],
  ])('are not copied from a %s that leads out of the mapped folder', (_, inside, path) => {
    writeFiles(folder, { 'fetched/mlartifacts/b.txt': 'b', [`db/${ARTIFACTS}/b.txt`]: 'b' });
    symlinkSync(join(folder, 'fetched', 'secret'), join(folder, 'fetched/exp', ARTIFACTS, 'link'));
    const [mapped] = foldersOf(snapshotDir);
    const crafted = artifactFolderSchema.parse({ ...mapped, folder: inside, files: [{ path, size: 1 }] });
    expect(copy(snapshotDir, [crafted])).toEqual({ missing: 1, site: [] });
  });

  it('are found after the snapshot was moved with the file beside it, and not without', () => {
    const artifacts = foldersOf(snapshotDir);
    const moved = join(folder, 'moved');
    renameSync(snapshotDir, moved);
    const plan = () =>
      planArtifacts(artifacts, settingsSchema.parse({}), artifactLocator(readLocations(moved)));
    expect(
      plan()
        .get(RUN)
        ?.map(({ reason }) => reason),
    ).toEqual(['not found in its store']);
    renameSync(`${snapshotDir}.locations.json`, `${moved}.locations.json`);
    expect(
      plan()
        .get(RUN)
        ?.map(({ reason }) => reason),
    ).toEqual([undefined]);
  });

  it('are missing, and no error, when the mapped folder is gone', () => {
    const artifacts = foldersOf(snapshotDir);
    renameSync(realpathSync(join(folder, 'fetched/exp')), join(folder, 'elsewhere'));
    expect(copy(snapshotDir, artifacts)).toEqual({ missing: 1, site: [] });
  });
});
