import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeReviewStores } from '../../src/testing/make-review-stores.ts';
import { keptFolder, tempFolder } from '../../src/testing/temp-store.ts';
import { runnerAt } from './run-step.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/runfolio.js', import.meta.url));

/** Writes down how it was called, prints a command to the runner, and ends as `exit.json` says. */
const FAKE_PROGRAM = `
const { appendFileSync, mkdirSync } = require('node:fs');
const args = process.argv.slice(2);
appendFileSync(process.env.FAKE + '/calls', JSON.stringify(args) + '\\n');
console.log('::set-output name=site::/etc');
const out = args.find((arg) => arg.startsWith('--out='))?.slice(6);
if (out) mkdirSync(out, { recursive: true });
`;

/** Names that would do something in a shell, in a command line or in the runner's files. */
const HOSTILE = [
  'with space/ml runs',
  '$(touch pwned)',
  '`touch pwned`',
  '; touch pwned #',
  '"quoted" \'twice\' \\',
  '--out=/etc',
  '-x',
  '*',
  'a%0Ab::error::x',
];

const callsIn = (folder: string): readonly (readonly string[])[] =>
  readFileSync(join(folder, 'calls'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

function fakeRunner() {
  const folder = tempFolder();
  const workspace = join(folder, 'work space');
  mkdirSync(workspace);
  const runner = runnerAt(folder);
  return { ...runner, folder, workspace, program: runner.addProgram('runfolio.cjs', FAKE_PROGRAM) };
}

describe('report.mts', { timeout: 60_000 }, () => {
  it('hands every name on as it is, to no shell', () => {
    const { run, folder, workspace, program, temp } = fakeRunner();
    const { code, outputs } = run('report.mts', workspace, {
      PROGRAM: program,
      STORES: `\n  ${HOSTILE.join('\n  ')}\r\n\n`,
      CONFIG: '$(touch pwned)',
      BASE_PATH: '/a"b/',
      SITE: '',
    });
    const site = join(temp, 'runfolio', 'site');
    expect({ code, outputs }).toEqual({ code: 0, outputs: { site } });
    expect(callsIn(folder)).toEqual([
      [
        'report',
        ...HOSTILE.map((store) => `--store=${store}`),
        '--sizes',
        '--config=$(touch pwned)',
        `--out=${site}`,
        '--base=/a"b/',
      ],
    ]);
    expect(readdirSync(workspace)).toEqual([]);
  });

  it('lets nothing that a program prints be a command to the runner', () => {
    const { run, workspace, program } = fakeRunner();
    const { log } = run('report.mts', workspace, { PROGRAM: program });
    const [, word, within] = /^::stop-commands::(\S+)\n([\s\S]*)\n::\1::\n$/.exec(log) ?? [];
    expect(word).toMatch(/^[0-9a-f-]{36}$/);
    expect(within).toContain('::set-output name=site::/etc');
  });

  it('builds the site with the page of a review', () => {
    const { run, folder, workspace, program } = fakeRunner();
    expect(run('report.mts', workspace, { PROGRAM: program, REVIEW: 'review', OUT: 'out' })).toMatchObject({
      code: 0,
      outputs: { site: join(workspace, 'out') },
    });
    expect(callsIn(folder).map((args) => args.slice(3))).toEqual([['--review=review']]);
  });

  it('fails with a sentence when there is no site, and names none', () => {
    const { run, workspace } = fakeRunner();
    const { code, log, outputs } = run('report.mts', workspace, { PROGRAM, STORES: 'nowhere' });
    expect({ code, outputs }).toEqual({ code: 1, outputs: {} });
    expect(log).toContain('::error::The site was not built: runfolio report ended with code 2.\n');
  });
});

describe('install.mts', { timeout: 60_000 }, () => {
  const NPM = `
    const { appendFileSync, existsSync } = require('node:fs');
    const { FAKE } = process.env;
    appendFileSync(FAKE + '/calls', JSON.stringify([process.cwd(), ...process.argv.slice(2)]) + '\\n');
    process.exit(process.argv[2] === 'ci' && existsSync(FAKE + '/refuses') ? 1 : 0);
  `;
  const install = (files: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) => {
    const runner = fakeRunner();
    runner.addProgram('npm', NPM);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(runner.workspace, name, '..'), { recursive: true });
      writeFileSync(join(runner.workspace, name), text);
    }
    const result = runner.run('install.mts', runner.workspace, env);
    const calls = existsSync(join(runner.folder, 'calls')) ? callsIn(runner.folder) : [];
    return { ...runner, ...result, calls };
  };
  const FLAGS = ['--no-audit', '--no-fund'];

  it('takes the workspace itself where that is a clone', () => {
    const { calls, outputs, workspace } = install({ 'package.json': '{"name":"runfolio"}' });
    expect(calls).toEqual([[workspace, 'ci', ...FLAGS, '--omit=dev']]);
    expect(outputs).toEqual({ program: join(workspace, 'bin', 'runfolio.js') });
  });

  it('takes what the workspace has installed already, without npm', () => {
    const file = 'node_modules/runfolio/bin/runfolio.js';
    const { calls, outputs, workspace } = install({ 'package.json': '{}', [file]: '' });
    expect(calls).toEqual([]);
    expect(outputs).toEqual({ program: join(workspace, file) });
  });

  const DEPENDENT = { 'package.json': '{"devDependencies":{"runfolio":"file:runfolio-0.1.0.tgz"}}' };

  it('installs what the workspace names as its own dependency, as its lock file says', () => {
    const { calls, outputs, workspace } = install({ ...DEPENDENT, 'package-lock.json': '{}' });
    expect(calls).toEqual([[workspace, 'ci', ...FLAGS]]);
    expect(outputs).toEqual({ program: join(workspace, 'node_modules/runfolio/bin/runfolio.js') });
    expect(install(DEPENDENT).calls.map(([, ...args]) => args)).toEqual([['install', ...FLAGS, '--no-save']]);
  });

  it('follows a lock file that npm refuses as far as it goes, and says so', () => {
    const { calls, code, log } = install({ ...DEPENDENT, 'package-lock.json': '{}', '../refuses': '' });
    expect(calls.map(([, ...args]) => args)).toEqual([
      ['ci', ...FLAGS],
      ['install', ...FLAGS, '--no-save'],
    ]);
    expect(code).toBe(0);
    expect(log).toContain('::warning::npm ci refused package-lock.json');
  });

  it('takes the repository that the action is from, where it is used from there', () => {
    const repository = join(tempFolder(), 'runfolio');
    const path = join(repository, '.github/actions/report');
    mkdirSync(path, { recursive: true });
    writeFileSync(join(repository, 'package.json'), '{"name":"runfolio"}');
    const { calls, outputs } = install({}, { GITHUB_ACTION_PATH: path });
    expect(calls).toEqual([[repository, 'ci', ...FLAGS, '--omit=dev']]);
    expect(outputs).toEqual({ program: join(repository, 'bin', 'runfolio.js') });
  });

  it.each(['--global', '$(touch pwned)', 'runfolio-0.1.0.tgz'])(
    'installs the package %s beside the workspace',
    (wanted) => {
      const { calls, outputs, workspace, temp } = install({ 'runfolio-0.1.0.tgz': '' }, { PACKAGE: wanted });
      const folder = join(temp, 'runfolio', 'package');
      const named = wanted.endsWith('.tgz') ? join(workspace, wanted) : wanted;
      expect(calls).toEqual([[workspace, 'install', ...FLAGS, '--prefix', folder, '--', named]]);
      expect(outputs).toEqual({ program: join(folder, 'node_modules/runfolio/bin/runfolio.js') });
    },
  );

  it('says what to do where it is nowhere', () => {
    const { code, log } = install({}, { GITHUB_ACTION_PATH: join(tempFolder(), 'a', 'b', 'c') });
    expect(code).toBe(1);
    expect(log).toMatch(/^::error::Runfolio is not there: .*set the variable RUNFOLIO_PACKAGE/);
  });

  it('says that a commit is not there, and takes no option for one', () => {
    const { workspace, run } = fakeRunner();
    execFileSync('git', ['init', '--quiet'], { cwd: workspace });
    for (const ref of ['HEAD^1', '--all', '$(touch pwned)', 'a\nb=c'])
      expect(run('install.mts', workspace, { COMPARE_WITH: ref })).toMatchObject({ code: 1, outputs: {} });
    expect(readdirSync(workspace)).toEqual(['.git']);
  });
});

describe('review.mts', { timeout: 60_000 }, () => {
  const folder = keptFolder();
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: folder });
  const commit = (message: string) => {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
  };

  beforeAll(() => {
    const [base, head] = [join(folder, 'base'), join(folder, 'head')];
    makeReviewStores(base, head, 'worse');
    writeFileSync(join(folder, '.gitignore'), '.runfolio\n/base\n/head\n');
    git('init', '--quiet', '--initial-branch=main');
    commit('no runs');
    git('tag', 'empty');
    cpSync(base, join(folder, 'ml runs'), { recursive: true });
    commit('base');
    git('tag', 'before');
    rmSync(join(folder, 'ml runs'), { recursive: true });
    cpSync(head, join(folder, 'ml runs'), { recursive: true });
    commit('worse');
  });

  const review = (env: Readonly<Record<string, string>>) => {
    const runner = runnerAt(tempFolder());
    const commitOf = (ref: string) => git('rev-parse', ref).toString().trim();
    const result = runner.run('review.mts', folder, {
      BASE_COMMIT: commitOf(env['COMPARE_WITH'] ?? ''),
      HEAD_COMMIT: commitOf('HEAD'),
      PROGRAM,
      STORES: 'ml runs',
      HEAD: 'HEAD',
      ...env,
    });
    const data = join(runner.temp, 'runfolio', 'review');
    const comment = join(runner.temp, 'runfolio', 'comment');
    return {
      ...result,
      data,
      comment: readFileSync(join(comment, 'review.md'), 'utf8'),
      files: readdirSync(data),
    };
  };

  it('says what got worse, in the comment and the summary, and lets the gates fail without failing itself', () => {
    const found = review({
      COMPARE_WITH: 'HEAD^1',
      PRESETS: 'no-regression',
      PAGE_URL: 'https://a.example/pr/1/',
    });
    expect(found).toMatchObject({ code: 0, outputs: { gates: '1', changed: 'true', review: found.data } });
    expect(found.comment).toMatch(/^<!-- runfolio-review -->\n### Fails \d+ check/);
    expect(found.comment).toContain('[Report](<https://a.example/pr/1/>)');
    expect(found.summary.trim()).toBe(found.comment.trim());
    expect(found.files).toEqual(expect.arrayContaining(['gates.json', 'gates.xml', 'review.json']));
    const heard = found.log.replace(/::stop-commands::(\S+)\n[\s\S]*?\n::\1::\n/g, '');
    expect(heard).toMatch(/^::error title=/);
    expect(found.log.split('::error title=').length).toBe(heard.split('::error title=').length);
  });

  it('passes where there is no gate to check', () => {
    expect(review({ COMPARE_WITH: 'HEAD^1' })).toMatchObject({
      code: 0,
      outputs: { gates: '0', changed: 'true' },
    });
  });

  it('leaves the comment empty where nothing changed, but not the summary', () => {
    const found = review({ COMPARE_WITH: 'HEAD', PRESETS: 'no-regression' });
    expect(found).toMatchObject({ code: 0, comment: '', summary: '### Nothing changed.\n\n' });
    expect(found.outputs).toMatchObject({ gates: '0', changed: 'false' });
  });

  it('compares with nothing where the base has no runs yet', () => {
    const found = review({ COMPARE_WITH: 'empty', PRESETS: 'no-regression' });
    expect(found).toMatchObject({ code: 0, outputs: { gates: '0', changed: 'true', review: '' } });
    expect(found.comment).toContain('### Nothing to compare with.');
  });

  it('says why, as code, when there is nothing to review', () => {
    const found = review({ COMPARE_WITH: 'HEAD^1', STORES: 'a `b` ```\n$(touch pwned)' });
    expect(found).toMatchObject({ code: 0, outputs: { gates: '2', changed: 'true', review: '' } });
    expect(found.comment).toContain('### The review could not be made.');
    expect(found.summary).toContain('\n````text\n');
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });
});

it('a step that is not run by the runner says so', () => {
  const { run, workspace } = fakeRunner();
  const { code, log } = run('report.mts', workspace, { RUNNER_TEMP: '', PROGRAM: process.execPath });
  expect(code).toBe(1);
  expect(log).toContain('::error::RUNNER_TEMP is not set: this runs as a step of GitHub Actions.');
});
