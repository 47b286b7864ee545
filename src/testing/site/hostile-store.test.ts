import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { slug } from '../../site/slug.ts';
import { visibleText } from '../../site/visible-text.ts';
import { headingOf, parsePage, shown } from './parse-page.ts';
import { filesOf } from './site-folder.ts';
import { foreignNames } from './vocabulary.ts';

const { hostile, hostileStore, sample } = inject('sites');
const { cases, experiments, keysRunId, fileNames } = hostileStore;

function occurrences(text: string, wanted: string): number {
  return text.split(wanted).length - 1;
}

describe(`the site of a hostile store (${cases} hostile names and texts)`, () => {
  it('has a page for each experiment, run and model, in a folder of its own', () => {
    const folders = (area: string) =>
      readdirSync(join(hostile, area), { withFileTypes: true }).filter((entry) => entry.isDirectory()).length;
    expect(folders('experiments')).toBe(experiments.length + 3);
    expect(folders('runs')).toBe(experiments.length + 4);
    expect(folders('models')).toBe(experiments.length);
  });

  it('has a file for every artifact', () => {
    // What a browser would run lies as text in a folder of its own.
    const run = join(hostile, 'runs', slug(keysRunId));
    const files = ['artifacts', 'source'].flatMap((folder) => filesOf(join(run, folder)));
    expect(files).toHaveLength(fileNames.length);
  });

  it.each(experiments)('shows the run $text as text', ({ text, runId }) => {
    const page = parsePage(join(hostile, 'runs', runId, 'index.html'));
    const wanted = shown(text);
    if (wanted === '') return;
    expect(headingOf(page)).toContain(wanted);
    // Heading, place in the way here, param and tag at least.
    expect(occurrences(page.text, wanted)).toBeGreaterThanOrEqual(4);
  });

  it.each(experiments)('shows the experiment $text as text', ({ text, id }) => {
    const page = parsePage(join(hostile, 'experiments', id, 'index.html'));
    if (shown(text) !== '') expect(headingOf(page)).toContain(shown(text));
  });

  it.each(experiments.filter(({ text, model }) => text === model))(
    'shows the model $text as text',
    ({ text, model }) => {
      const page = parsePage(join(hostile, 'models', slug(visibleText(model)), 'index.html'));
      expect(headingOf(page)).toContain(shown(text));
    },
  );

  it('shows the keys of params as text, and has every key in the data file', () => {
    const { text } = parsePage(join(hostile, 'runs', slug(keysRunId), 'index.html'));
    // A page names a bounded number of keys, the rest is in the data.
    const named = fileNames.filter((name) => text.includes(shown(name)));
    expect(named.length).toBeGreaterThan(fileNames.length / 2);
    const { run } = JSON.parse(readFileSync(join(hostile, 'runs', slug(keysRunId), 'run.json'), 'utf8'));
    for (const part of ['params', 'metrics', 'tags'] as const) {
      const keys = run[part].map(({ key }: { key: string }) => key);
      expect(keys.toSorted()).toEqual([...fileNames].sort());
    }
  });

  it('keeps every text as it was logged in the data files', () => {
    for (const { text, runId } of experiments) {
      const { run } = JSON.parse(readFileSync(join(hostile, 'runs', runId, 'run.json'), 'utf8'));
      expect(run.name).toBe(text);
    }
  });

  it('has no element and no attribute that a sound store would not make', () => {
    expect(foreignNames(hostile, sample)).toEqual([]);
  });

  it('publishes nothing that a symbolic link leads to', () => {
    const files = filesOf(hostile).filter((file) =>
      readFileSync(join(hostile, file)).includes('SECRET OUTSIDE THE STORE'),
    );
    expect(files).toEqual([]);
  });
});
