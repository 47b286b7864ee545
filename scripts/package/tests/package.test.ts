import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../../src/site/version.ts';
import { runCommand } from '../../../src/testing/build-report.ts';
import { makeReviewStores } from '../../../src/testing/make-review-stores.ts';
import { COMMANDS } from '../../cli/commands.ts';
import {
  digestOfFolder,
  type InstalledPackage,
  installPackage,
  runInstalled,
  startInstalled,
} from './install-package.ts';

/** Archives of stores to report on as well. */
const ARCHIVES = JSON.parse(process.env['RUNFOLIO_TEST_ARCHIVES'] ?? '[]') as readonly string[];
/** What a package may grow to before someone has to say why. */
const MOST = { tarball: 1_300_000, dependencies: 45 };
const folder = mkdtempSync(join(tmpdir(), 'runfolio-package-'));
/** A space, letters beyond ASCII of one and two code units, and what shells and globs take for something else. */
const project = join(folder, "Zoë's projekt (ü) 𝛼 [1]");
const store = join(project, 'my runs');
let installed: InstalledPackage;
let untouched: string;
const run = (...args: readonly string[]) => runInstalled(installed, project, ...args);
const checkSite = (site: string) => runCommand('check-site', ['--site', site]);

beforeAll(() => {
  installed = installPackage(project, join(folder, 'home'));
  cpSync('runs', store, { recursive: true });
  for (const entry of readdirSync(store, { recursive: true, withFileTypes: true }))
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o555 : 0o444);
  untouched = digestOfFolder(store) + digestOfFolder(join(project, 'node_modules'));
});
afterAll(() => {
  for (const entry of readdirSync(store, { recursive: true, withFileTypes: true }))
    if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  rmSync(folder, { recursive: true, force: true });
});

describe('the installed package', () => {
  it('is small', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, object>;
    expect(installed.packed.size).toBeLessThan(MOST.tarball);
    expect(Object.keys(dependencies ?? {}).length).toBeLessThanOrEqual(MOST.dependencies);
  });

  it('says its version and its commands', () => {
    expect(run('--version').stdout.trim()).toBe(VERSION);
    const help = run('--help').stdout;
    for (const name of Object.keys(COMMANDS)) expect(help).toContain(`\n  ${name} `);
  });

  it('reports on a read-only store in folders with spaces and letters beyond ASCII, without git', () => {
    const made = run('report', 'my runs', '--out', 'die Seite');
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(made.stdout).toContain("npx runfolio preview --site 'die Seite'");
    expect(checkSite(join(project, 'die Seite'))).toMatchObject({ code: 0 });
  });

  it('builds the same site as a clone', () => {
    const clone = join(folder, 'clone');
    mkdirSync(clone);
    const made = runCommand(
      'report',
      [store, '--snapshot', join(clone, 'snapshot'), '--out', join(clone, 'site'), '--config', '/dev/null'],
      { RUNFOLIO_CACHE: join(clone, 'cache') },
    );
    expect(made.output).toContain('Built ');
    // Scripts are named by their contents, in which the way to a package stands.
    const filesOf = (site: string) =>
      readdirSync(site, { recursive: true })
        .map((file) => String(file).replace(/\.[\w-]{8}\.(js|css)$/, '.$1'))
        .sort();
    expect(filesOf(join(project, 'die Seite'))).toEqual(filesOf(join(clone, 'site')));
  });

  it('ingests, searches and ranks', () => {
    expect(run('ingest', 'my runs', '--out', 'shot')).toMatchObject({ status: 0 });
    const found = run('query', "attributes.status = 'FINISHED'", '--store', 'my runs', '--format', 'json');
    expect(found.stderr).toBe('');
    expect(JSON.parse(found.stdout)).not.toEqual([]);
    expect(run('leaderboard', '--store', 'my runs').stdout).toContain('Rank');
  });

  it('writes settings in an empty folder, and reports with them', () => {
    const fresh = join(project, 'fresh');
    const made = runInstalled(installed, fresh, 'init', '../my runs', '--workflows');
    for (const path of ['workflows/pages.yml', 'workflows/review-comment.yml', 'actions/report/action.yml'])
      expect(readFileSync(join(fresh, '.github', path))).toEqual(readFileSync(join('.github', path)));
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(made.stdout).toContain('npx runfolio report ');
    const text = readFileSync(join(fresh, 'runfolio.yaml'), 'utf8');
    const [, schema = ''] = /\$schema=(\S+)\n/.exec(text) ?? [];
    expect(existsSync(join(fresh, schema))).toBe(true);
    expect(runInstalled(installed, fresh, 'report')).toMatchObject({ status: 0, stderr: '' });
    expect(checkSite(join(fresh, 'dist'))).toMatchObject({ code: 0 });
    expect(runInstalled(installed, fresh, 'init', '../my runs')).toMatchObject({ status: 2, stdout: '' });
    expect(readFileSync(join(fresh, 'runfolio.yaml'), 'utf8')).toBe(text);
  });

  it('reviews a store against another, checks gates and shows the review on the site', () => {
    const [base, head] = [join(project, 'base'), join(project, 'head')];
    makeReviewStores(base, head, 'worse');
    const review = run('review', '--base', 'base', '--head', 'head', '--out', 'review');
    expect(review.stdout).toContain('Something got worse.');
    expect(run('check', '--base', 'base', '--head', 'head', '--preset', 'no-regression')).toMatchObject({
      status: 1,
    });
    const site = ['--site', 'https://me.example'];
    const made = run('report', 'head', '--review', 'review', '--out', 'reviewed', ...site);
    expect(made).toMatchObject({ status: 0 });
    expect(existsSync(join(project, 'reviewed', 'review', 'index.html'))).toBe(true);
    expect(existsSync(join(project, 'reviewed', 'card.png'))).toBe(true);
  });

  it('serves a site', async () => {
    const child = spawn(installed.program, ['preview', '--site', 'die Seite', '--port', '43919'], {
      cwd: project,
      env: installed.env,
    });
    try {
      const url = await new Promise<string>((found, failed) => {
        let output = '';
        const read = (chunk: Buffer) => {
          output += String(chunk);
          const [address] = /http:\/\/localhost:\d+\//.exec(output) ?? [];
          if (address !== undefined) found(address);
        };
        child.stdout.on('data', read);
        child.stderr.on('data', read);
        child.on('close', () => failed(new Error(`preview ended: ${output}`)));
      });
      expect((await fetch(url)).status).toBe(200);
    } finally {
      child.kill();
    }
  });

  it('makes two reports at once, in one folder and from one store', async () => {
    const both = await Promise.all(
      ['one', 'two'].map((out) => startInstalled(installed, project, 'report', 'my runs', '--out', out)),
    );
    expect(both.map(({ status, output }) => (status === 0 ? 'done' : output))).toEqual(['done', 'done']);
    for (const out of ['one', 'two']) expect(checkSite(join(project, out))).toMatchObject({ code: 0 });
  });

  it('says what is wrong in a sentence', () => {
    const { status, stderr } = run('report', 'nowhere');
    expect(status).toBe(2);
    expect(stderr).toContain('nowhere');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('has changed neither the store nor what is installed', () => {
    expect(digestOfFolder(store) + digestOfFolder(join(project, 'node_modules'))).toBe(untouched);
  });
});

describe.runIf(ARCHIVES.length > 0)('with real stores', () => {
  it.each(ARCHIVES)('the installed package reports on %s', (archive) => {
    const unpacked = join(project, 'real');
    rmSync(unpacked, { recursive: true, force: true });
    mkdirSync(unpacked);
    execFileSync('tar', ['-xzf', resolve(archive), '-C', unpacked]);
    const made = run('report', 'real', '--out', 'real site');
    expect(made.status === 0 ? '' : made.stderr).toBe('');
    expect(checkSite(join(project, 'real site'))).toMatchObject({ code: 0 });
  });
});
