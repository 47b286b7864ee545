import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { HOSTILE_TEXTS } from '../hostile-texts.ts';
import { SECRET } from '../make-hostile-database.ts';
import { filesWith } from '../read-database.ts';
import { headingOf, parsePage, shown } from './parse-page.ts';
import { filesOf } from './site-folder.ts';
import { foreignNames } from './vocabulary.ts';

const { hostileTables: site, hostileDatabase, sample } = inject('sites');
const { experiments, rows } = hostileDatabase;

describe(`the site of a hostile database (${rows} rows)`, () => {
  it.each(experiments.filter(({ text }) => shown(text) !== ''))(
    'shows the run and the experiment $text as text',
    ({ text, id, runId }) => {
      for (const page of [`runs/${runId}`, `experiments/${id}`])
        expect(headingOf(parsePage(join(site, page, 'index.html')))).toContain(shown(text));
    },
  );

  it('has the data and the points of every run, whatever its id is', () => {
    const texts = new Set(HOSTILE_TEXTS);
    const found = filesOf(site)
      .filter((file) => /^runs\/[^/]+\/run\.json$/.test(file))
      .map((file) => JSON.parse(readFileSync(join(site, file), 'utf8')))
      .filter(({ run }) => texts.has(run.runId));
    expect(new Set(found.map(({ run }) => run.runId))).toEqual(texts);
    expect(found.filter(({ history }) => history.length === 0)).toEqual([]);
  });

  it('has no element and no attribute that a sound store would not make', () => {
    expect(foreignNames(site, sample)).toEqual([]);
  });

  it('publishes the one artifact, no secret, and nothing that a symbolic link leads to', () => {
    expect(filesOf(site).filter((file) => /^runs\/[^/]+\/artifacts\//.test(file))).toHaveLength(1);
    expect(filesWith(site, SECRET)).toEqual([]);
  });
});
