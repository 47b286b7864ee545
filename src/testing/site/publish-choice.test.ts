import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildReport, runCommand } from '../build-report.ts';
import { makeSecretStore } from '../make-secret-store.ts';
import { keptFolder } from '../temp-store.ts';
import { filesOf } from './site-folder.ts';

const folder = keptFolder();
const store = join(folder, 'mlruns');
const words = makeSecretStore(store);
const config = join(folder, 'runfolio.yaml');
// Settings may name what they leave out.
writeFileSync(
  config,
  `title: Open
site: https://me.example
baselines: ["hush run"]
primaryMetric: hush_metric
publish:
  experiments: { exclude: ["* lab"] }
  tags: { exclude: { runfolio.publish: "false" } }
`,
);

describe('a site of chosen runs', () => {
  let site = '';
  let output = '';
  beforeAll(() => {
    ({ site, output } = buildReport({ store, folder: join(folder, 'out'), args: ['--config', config] }));
  });

  it('holds no word of what is left out, in no file and no name of a file', () => {
    const files = filesOf(site);
    expect(files.length).toBeGreaterThan(50);
    const found = files.flatMap((file) => {
      // Names of files, and texts in any encoding that the words could stand in.
      const text = `${file}\n${readFileSync(join(site, file), 'latin1')}`.toLowerCase();
      return words.filter((word) => text.includes(word)).map((word) => `${word} in ${file}`);
    });
    expect(found).toEqual([]);
  });

  it('has everything of what is published', () => {
    const files = filesOf(site);
    expect(files.filter((file) => /^runs\/[^/]*\/run\.json$/.test(file))).toHaveLength(2);
    expect(files.some((file) => file.endsWith('artifacts/notes.md'))).toBe(true);
    expect(readFileSync(join(site, 'feed.xml'), 'utf8')).toContain('open run');
    expect(readFileSync(join(site, 'models/index.html'), 'utf8')).toContain('Iris Classifier');
  });

  it('has no dead link and no error', () => {
    const { code, output: found } = runCommand('check-site', ['--site', site, '--config', config]);
    expect(code, found).toBe(0);
  });

  it('tells whoever builds of settings that name nothing, not the readers', () => {
    expect(output).toContain('The baseline "hush run" is no run of the report');
  });
});

describe('a dry run', () => {
  const dryRun = (...args: string[]) => {
    const out = join(folder, 'dry');
    const { code, output } = runCommand('report', [
      store,
      ...['--config', config, '--snapshot', join(folder, 'dry-snapshot'), '--out', out, '--dry-run', ...args],
    ]);
    expect(code, output).toBe(0);
    expect(existsSync(out)).toBe(false);
    return output.slice(output.indexOf('\nexperiment ') + 1).replaceAll('\u00a0', ' ');
  };

  it('lists every run, artifact and model that would be public, and how many runs are not by which rule', () => {
    expect(dryRun()).toMatchSnapshot();
  });

  it('says of each artifact what becomes public where it is not copied', () => {
    const lines = dryRun('--artifacts', 'previews', '--run-pages', 'top:1').split('\n');
    expect(lines.filter((line) => line.includes('notes.md'))).toEqual([
      '      notes.md  13 B: no copy, its name and a preview',
    ]);
    expect(lines.filter((line) => line.endsWith('a short page'))).toHaveLength(1);
    const linked = dryRun('--artifacts', 'linked').split('\n');
    expect(linked.filter((line) => line.includes('notes.md'))).toEqual([
      '      notes.md  13 B: no copy (only listed), its name',
    ]);
  });
});

describe('a site of everything', () => {
  it('holds nothing of deleted runs, not even their problems', () => {
    const only = join(folder, 'deleted.yaml');
    writeFileSync(only, 'title: Open\n');
    const { site } = buildReport({ store, folder: join(folder, 'whole'), args: ['--config', only] });
    const [deleted = ''] = words.filter((word) => word.startsWith(Buffer.from('deletedrun').toString('hex')));
    const holding = (word: string) =>
      filesOf(site).filter((file) => `${file}\n${readFileSync(join(site, file), 'latin1')}`.includes(word));
    expect(holding('hush').length).toBeGreaterThan(10);
    expect(holding(deleted)).toEqual([]);
  });
});
