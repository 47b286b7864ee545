import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

writeFileSync(join(folder, 'all.yaml'), 'title: All\n');

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

describe('a review of chosen runs', () => {
  const base = join(folder, 'base', 'mlruns');
  const review = join(folder, 'review');
  const reviewWith = (...args: string[]) => {
    const { code, output } = runCommand('review', [
      '--base',
      base,
      '--head',
      store,
      '--out',
      review,
      ...args,
    ]);
    expect(code, output).toBe(0);
    return output;
  };
  const built = (args: readonly string[]) =>
    buildReport({
      store,
      folder: join(folder, 'reviewed'),
      args: ['--config', config, '--review', review, ...args],
    });
  const wordsIn = (dir: string) =>
    filesOf(dir).flatMap((file) => {
      const text = `${file}\n${readFileSync(join(dir, file), 'latin1')}`.toLowerCase();
      return words.filter((word) => text.includes(word)).map((word) => `${word} in ${file}`);
    });

  beforeAll(() => {
    cpSync(store, base, { recursive: true });
    // Each run of the first experiment changed, those that are left out too.
    for (const run of readdirSync(join(base, '1')))
      if (run.length === 32) {
        writeFileSync(join(base, '1', run, 'metrics', 'loss'), '1767225600000 0.5 0\n');
        const notes = join(base, '1', run, 'artifacts', 'notes.md');
        if (existsSync(notes)) writeFileSync(notes, '# Other notes\n');
      }
  });

  it('holds no word of what is left out, and what changed of the rest; with its page', () => {
    expect(reviewWith('--config', config)).toContain('Written to');
    expect(readFileSync(join(review, 'review.md'), 'utf8')).toContain('open run');
    expect(wordsIn(review)).toEqual([]);
    const { site } = built([]);
    expect(wordsIn(site)).toEqual([]);
    expect(filesOf(site).some((file) => file.startsWith('review/files/'))).toBe(true);
    expect(readFileSync(join(site, 'review/index.html'), 'utf8')).toContain('<del>Other</del>');
  });

  it('has no file of artifacts on a site that only lists them', () => {
    const { site } = built(['--artifacts', 'linked']);
    expect(filesOf(site).filter((file) => file.startsWith('review/'))).toEqual([
      'review/index.html',
      'review/review.json',
    ]);
    expect(readFileSync(join(site, 'review/index.html'), 'utf8')).not.toContain('<del>Other</del>');
  });

  it('is refused where it was made of all runs', () => {
    reviewWith('--config', join(folder, 'all.yaml'));
    expect(wordsIn(review).length).toBeGreaterThan(0);
    expect(() => built([])).toThrow(
      'was made of all runs: it could show what these settings leave out. Make it again with the same settings.',
    );
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
