import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { buildReport, runCommand } from '../build-report.ts';
import { databaseFromSql } from '../database-from-sql.ts';
import { writeFiles } from '../temp-store.ts';
import { attributeOf, type PageElement, type ParsedPage, parsePage } from './parse-page.ts';
import { filesOf } from './site-folder.ts';

const { folder, sample } = inject('sites');
const NEWEST = fileURLToPath(
  new URL('../../store/fixtures/schema-2026-08-dc11669786a5/mlflow.sql', import.meta.url),
);
const RUN = (number: number) => `runs/${String(number).padStart(32, '0')}`;
const BUCKET = 's3://bucket/exp/artifacts';

/** A row of a run whose experiment is gone, artifacts in buckets, a param of no run. */
const DAMAGE = `
PRAGMA foreign_keys = OFF;
UPDATE runs SET artifact_uri = '${BUCKET}' WHERE run_uuid LIKE '%01';
UPDATE runs SET artifact_uri = 'mlflow-artifacts:/3/7/artifacts' WHERE run_uuid LIKE '%07';
UPDATE logged_models SET artifact_location = 'gs://models/' || model_id;
INSERT INTO runs (run_uuid, name, status, lifecycle_stage, experiment_id)
  VALUES ('00000000000000000000000000000009', 'Lost', 'FINISHED', 'active', 9);
INSERT INTO params ("key", value, run_uuid) VALUES ('n', '1', 'gone');
`;

/** The texts of the cells of a table, row by row. */
function tableCells({ elements }: ParsedPage, label: string): string[][] {
  const region = elements.find((element) => attributeOf(element, 'aria-label') === label);
  return descendants(region, 'tr').map((row) => [
    ...descendants(row, 'th').map(textOf),
    ...descendants(row, 'td').map(textOf),
  ]);
}

function descendants(element: PageElement | undefined, tagName: string): PageElement[] {
  const children = (element?.childNodes ?? []).flatMap((node) => ('tagName' in node ? [node] : []));
  return children.flatMap((child) => (child.tagName === tagName ? [child] : descendants(child, tagName)));
}

function textOf({ childNodes }: PageElement): string {
  return childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}

describe('the site of a database', () => {
  let site = '';
  const page = (path: string) => parsePage(join(site, path, 'index.html'));
  beforeAll(() => {
    const own = join(folder, 'database');
    writeFiles(own, { 'report.yaml': 'title: Of a database\n' });
    const database = new DatabaseSync(databaseFromSql(NEWEST, own));
    database.exec(DAMAGE);
    database.close();
    site = buildReport({
      store: join(own, 'mlflow.db'),
      folder: join(own, 'out'),
      args: ['--config', join(own, 'report.yaml')],
    }).site;
  });

  it('passes check:site', () => {
    expect(runCommand('check-site', ['--site', site]).output).toContain('Nothing found');
  });

  it('calls its source an SQLite database, and speaks of no files that it does not have', () => {
    expect(page('').text).toContain('mlflow.db , SQLite database');
    expect(page('').text).toContain('read from an SQLite database.');
    const pages = filesOf(site).filter((file) => file.endsWith('.html'));
    const wrong = pages.filter((file) => /file stores?\b|meta\.yaml/i.test(parsePage(join(site, file)).text));
    expect(wrong).toEqual([]);
  });

  it('accounts for every row by table', () => {
    const { text } = page('diagnostics');
    expect(text).toContain('Every row of the tables that were read of an SQLite database');
    expect(text).toContain('Table, row');
    const rows = tableCells(page('diagnostics'), 'Rows by table and database').slice(1);
    expect(rows).toContainEqual(['params', '9', '8', '1']);
    const [, all = 0, used = 0, reported = 0] = rows.pop()?.map(Number) ?? [];
    const sum = (column: number) => rows.reduce((total, cells) => total + Number(cells[column]), 0);
    expect([all, used, reported]).toEqual([sum(1), sum(2), sum(3)]);
    expect(all).toBe(used + reported);
  });

  it('says in which table a problem is', () => {
    expect(page('diagnostics').text).toContain('mlflow.db: params');
  });

  it.each([
    ['remotely', RUN(1), `The artifacts of this run are kept remotely and are not in this report: ${BUCKET}`],
    ['by the server', RUN(7), 'The tracking server has a place for them at: mlflow-artifacts:/3/7/artifacts'],
    [
      'in a folder that is not there',
      RUN(3),
      `recorded as: mlruns/825893903556283759/${RUN(3).slice(5)}/artifacts`,
    ],
    ['nowhere', RUN(9), 'This run has no artifacts.'],
  ])('says of artifacts that they are kept %s', (_, path, text) => {
    expect(page(path).text).toContain(text);
  });

  it('says where the files of a logged model are kept', () => {
    expect(page(RUN(1)).text).toContain('kept remotely and are not in this report: gs://models/m-');
    expect(page('models/prices/3').text).toContain(
      'kept remotely and are not in this report: gs://models/m-',
    );
  });

  it('links to nothing that a store recorded as the place of artifacts', () => {
    const pages = filesOf(site).filter((file) => file.endsWith('.html'));
    const links = pages.flatMap((file) =>
      parsePage(join(site, file)).elements.flatMap((element) => attributeOf(element, 'href') ?? []),
    );
    expect(links.filter((link) => /^(s3|gs|mlflow-artifacts):/.test(link))).toEqual([]);
  });

  it('says which record an experiment lacks', () => {
    expect(page('experiments/9').text).toContain('row missing in the database');
  });

  it('tells apart what has one name in two workspaces', () => {
    expect(page('models/prices').text).not.toContain('Workspace');
    expect(page('models/prices.team-b').text).toMatch(/prices \(team-b\).*Workspace team-b/);
    expect(page('experiments/3').text).toMatch(/\(team-b\).*Workspace team-b/);
    expect(page('models').text).toContain('prices (team-b)');
  });

  it('shows the tags of a dataset input beside its context', () => {
    expect(page(RUN(1)).text).toContain('validation note=two lines');
  });
});

describe('the site of a file store and a database', () => {
  const page = (path: string) => parsePage(join(sample, path, 'index.html'));
  const DATABASE = 'runs/sqlite/mlflow.db';

  it('names both with their kinds', () => {
    const { text } = page('');
    expect(text).toContain('runs/mlruns , MLflow file store runs/sqlite/mlflow.db , SQLite database');
    expect(text).toContain(
      `Read from runs/mlruns, ${DATABASE} (an MLflow file store and an SQLite database)`,
    );
  });

  it('accounts for the files of both and for the rows of the database', () => {
    const { text } = page('diagnostics');
    expect(text).toContain('Every regular file below an MLflow file store');
    expect(text).toContain('Of an SQLite database, the database and the artifacts that were found for it.');
    expect(text).toContain('All rows');
  });

  it.each(['experiments/runs-sqlite-mlflow-db.1', 'models/runs-sqlite-mlflow-db.iris_tree'])(
    'says on %s which store it is of',
    (path) => {
      expect(page(path).text).toContain(`Store ${DATABASE}`);
    },
  );

  it.each(['', 'experiments', 'models'])(
    'names the store of each thing in the tables of the page "%s"',
    (path) => {
      const labels = page(path).elements.flatMap((element) => attributeOf(element, 'title') ?? []);
      expect(labels).toContain('runs/mlruns');
      expect(labels).toContain(DATABASE);
    },
  );
});
