import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { TestProject } from 'vitest/node';
import { buildReport } from '../build-report.ts';
import { type HostileDatabase, makeHostileDatabase } from '../make-hostile-database.ts';
import { type HostileStore, makeHostileStore } from '../make-hostile-store.ts';

/** Sites that many tests look at, each built once for all of them. */
export type BuiltSites = {
  /** The folder that holds everything below. */
  readonly folder: string;
  /** The sample store at the root, as `npm run report` builds it. */
  readonly sample: string;
  /** A copy of the sample store, built below `/repo/` of a known host, with a repository URL. */
  readonly based: string;
  readonly hostile: string;
  readonly hostileStore: HostileStore;
  /** The site of a database in which every column holds what it is not for. */
  readonly hostileTables: string;
  readonly hostileDatabase: HostileDatabase;
};

declare module 'vitest' {
  export interface ProvidedContext {
    sites: BuiltSites;
  }
}

/** A run of many keys is large by its nature; everything else of the hostile site keeps its budget. */
export const HOSTILE_RUN_PAGE_BYTES = 120_000;

let built: BuiltSites | undefined;

/** Builds the sites before the first test of a project that wants them; both projects share them. */
export function setup(project: TestProject): () => void {
  const before = process.env['RUNFOLIO_TEST_SITES'];
  built = before === undefined ? buildSites() : (JSON.parse(before) as BuiltSites);
  process.env['RUNFOLIO_TEST_SITES'] = JSON.stringify(built);
  project.provide('sites', built);
  const { folder } = built;
  return () => rmSync(folder, { recursive: true, force: true });
}

function buildSites(): BuiltSites {
  const folder = mkdtempSync(join(tmpdir(), 'runfolio-sites-'));
  const copy = join(folder, 'elsewhere', 'runs');
  cpSync('runs', copy, { recursive: true });
  const hostileStore = makeHostileStore(join(folder, 'hostile', 'mlruns'));
  const hostileDatabase = makeHostileDatabase(join(folder, 'hostile-database'), 'kept');
  const config = join(folder, 'based.yaml');
  writeFileSync(
    config,
    'title: Below a path\nrepository: https://git.example/ada/iris\nsite: https://me.example\nbase: /repo/\n',
  );
  mkdirSync(join(folder, 'sample'));
  mkdirSync(join(folder, 'hostile-tables'));
  return {
    folder,
    sample: buildReport({ store: 'runs', folder: join(folder, 'sample') }).site,
    based: buildReport({ store: copy, folder: join(folder, 'based'), args: ['--config', config] }).site,
    hostile: buildReport({ store: join(folder, 'hostile', 'mlruns'), folder: join(folder, 'hostile', 'out') })
      .site,
    hostileStore,
    hostileTables: buildReport({ store: hostileDatabase.path, folder: join(folder, 'hostile-tables') }).site,
    hostileDatabase,
  };
}
