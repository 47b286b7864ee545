import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../src/testing/temp-store.ts';
import { runnerAt } from './run-step.ts';

/** Answers as GitHub's command line does, from `answers.json`, in pages of two; notes what it was asked. */
const FAKE_GH = `
const { appendFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const args = process.argv.slice(2);
const { FAKE } = process.env;
appendFileSync(join(FAKE, 'calls'), JSON.stringify(args) + '\\n');
const { pulls, artifacts, sites } = JSON.parse(readFileSync(join(FAKE, 'answers.json'), 'utf8'));
const pages = (all) => (all.length === 0 ? [[]] : all.flatMap((_, i) => (i % 2 ? [] : [all.slice(i, i + 2)])));
if (args[0] === 'api') {
  const isPulls = /^repos\\/me\\/project\\/pulls\\?/.test(args.at(-1));
  const found = isPulls ? pages(pulls) : pages(artifacts).map((page) => ({ total_count: artifacts.length, artifacts: page }));
  console.log(JSON.stringify(found));
} else {
  const site = sites[args[2]];
  if (!site) process.exit(1);
  const folder = args[args.indexOf('--dir') + 1];
  for (const [name, bytes] of Object.entries(site)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    if (bytes === 'link') symlinkSync('/etc/hostname', join(folder, name));
    else writeFileSync(join(folder, name), 'x'.repeat(bytes));
  }
}
`;

type Site = Readonly<Record<string, number | 'link'>>;

/** Pull requests 1, 2, … with their sites, the first the newest; one of no site is of a fork. */
function placed(
  sites: readonly (Site | 'fork' | 'gone')[],
  { most = 10, bytes = 1000, packed = 1 }: { most?: number | string; bytes?: number; packed?: number } = {},
) {
  const folder = tempFolder();
  const site = join(folder, 'site');
  mkdirSync(site);
  writeFileSync(join(site, 'index.html'), 'x'.repeat(100));
  const numbered = sites.map((own, index) => ({ own, number: index + 1, id: own === 'fork' ? 2 : 1 }));
  const answers = {
    pulls: numbered.map(({ number, id }) => ({
      number,
      head: { sha: `sha-${number}`, repo: { id } },
      base: { repo: { id: 1 } },
    })),
    artifacts: numbered.map(({ number, id }) => ({
      id: number,
      size_in_bytes: packed,
      expired: false,
      created_at: `2026-05-${String(28 - number).padStart(2, '0')}T00:00:00Z`,
      workflow_run: { id: number, head_sha: `sha-${number}`, head_repository_id: id, repository_id: 1 },
    })),
    sites: Object.fromEntries(
      numbered.map(({ number, own }) => [number, typeof own === 'object' ? own : null]),
    ),
  };
  writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers));
  const runner = runnerAt(folder);
  runner.addProgram('gh', FAKE_GH);
  const result = runner.run('previews.mts', folder, {
    SITE: site,
    GITHUB_REPOSITORY: 'me/project',
    MOST_PREVIEWS: String(most),
    MOST_BYTES: String(bytes),
  });
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(site.length + 1))
    .sort();
  const calls: string[][] = readFileSync(join(folder, 'calls'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const downloads = calls.filter(([what]) => what === 'run').map((args) => args[2]);
  return { ...result, files, calls, downloads };
}

describe('previews.mts', { timeout: 60_000 }, () => {
  it('puts each below the number of its pull request, and asks GitHub for all pages', () => {
    const found = placed([
      { 'index.html': 10, 'runs/a/index.html': 5 },
      'fork',
      { 'index.html': 1, '.nojekyll': 0 },
    ]);
    expect(found).toMatchObject({ code: 0, downloads: ['1', '3'] });
    expect(found.files).toEqual([
      'index.html',
      'pr/1/index.html',
      'pr/1/runs/a/index.html',
      'pr/3/.nojekyll',
      'pr/3/index.html',
    ]);
    expect(found.calls.slice(0, 2)).toEqual([
      ['api', '--paginate', '--slurp', 'repos/me/project/pulls?state=open&per_page=100'],
      ['api', '--paginate', '--slurp', 'repos/me/project/actions/artifacts?name=runfolio-site&per_page=100'],
    ]);
    expect(found.calls[2]?.slice(0, 7)).toEqual([
      'run',
      'download',
      '1',
      '--repo',
      'me/project',
      '--name',
      'runfolio-site',
    ]);
    expect(found.summary).toBe(`### Previews: 2; the site has 0.0 MB of 0.0 MB

| Pull request | Preview |
| --- | --- |
| #1 | below pr/1/, 0.0 MB |
| #3 | below pr/3/, 0.0 MB |
| #2 | is of a fork |

`);
  });

  it('keeps the whole site within its room: what does not fit is left out, the next one may', () => {
    const found = placed([
      { 'index.html': 600 },
      { 'index.html': 301 },
      { 'index.html': 300 },
      { 'index.html': 1 },
    ]);
    expect(found.files).toEqual(['index.html', 'pr/1/index.html', 'pr/3/index.html']);
    expect(found.summary).toContain('| #2 | left out: 0.0 MB, where 0.0 MB are left |');
    expect(found.summary).toContain('| #4 | left out: ');
  });

  it('does not even fetch what is too large when packed, or beyond the number', () => {
    expect(placed([{ 'index.html': 1 }], { packed: 901 })).toMatchObject({
      code: 0,
      downloads: [],
      files: ['index.html'],
    });
    const found = placed([{ 'index.html': 1 }, { 'index.html': 1 }], { most: 1 });
    expect(found.downloads).toEqual(['1']);
    expect(found.summary).toContain('| #2 | left out: more than 1 |');
  });

  it('takes files only: a link would be followed when the site is packed', () => {
    const found = placed([
      { 'index.html': 1, secret: 'link', 'runs/secret': 'link' },
      { 'index.html': 'link' },
    ]);
    expect(found.files).toEqual(['index.html', 'pr/1/index.html']);
    expect(found.summary).toContain('| #2 | left out: it has no page |');
  });

  it('goes on without one that cannot be fetched, and without any', () => {
    const found = placed(['gone', { 'index.html': 1 }]);
    expect(found).toMatchObject({ code: 0, files: ['index.html', 'pr/2/index.html'] });
    expect(found.summary).toContain('| #1 | left out: it could not be downloaded |');
    expect(placed([])).toMatchObject({ code: 0, files: ['index.html'] });
  });

  it('fails when its limits are none, before anything is fetched', () => {
    const found = placed([{ 'index.html': 1 }], { most: 'many' });
    expect(found).toMatchObject({ code: 1, downloads: [], files: ['index.html'] });
    expect(found.log).toContain('::error::MOST_PREVIEWS must be a whole number, not many.');
  });
});
