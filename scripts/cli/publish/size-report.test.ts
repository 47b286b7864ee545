import { describe, expect, it } from 'vitest';
import { textTable } from '../text-table.ts';
import { kindOfSiteFile } from './site-files.ts';
import { sizesByKind, sizeTable } from './size-report.ts';

describe('kindOfSiteFile', () => {
  it.each([
    ['index.html', 'other'],
    ['runs/8f2c/index.html', 'run pages'],
    ['runs/8f2c/run.json', 'data of runs'],
    ['runs/8f2c/artifacts/run.json', 'artifacts: JSON'],
    ['runs/8f2c/artifacts/plots/cm.png', 'artifacts: images'],
    ['runs/8f2c/artifacts/model/model.pkl', 'artifacts: .pkl'],
    ['runs/8f2c/artifacts/odd.<b>', 'artifacts: other'],
    ['runs/8f2c/artifacts/no-extension', 'artifacts: other'],
    ['runs/8f2c/source/report.html.txt', 'artifacts: HTML and SVG'],
    ['runs/8f2c/frames/report-html.html', 'artifacts: HTML and SVG'],
    ['logged-models/m-1/artifacts/data.parquet', 'artifacts: Parquet'],
    ['experiments/1/index.html', 'experiment pages'],
    ['experiments/1/best/2/index.html', 'experiment pages'],
    ['experiments/1/compare/index.html', 'comparison matrices'],
    ['experiments/1/leaderboard/val/leaderboard.tex', 'leaderboards'],
    ['experiments/1/histories/loss.json', 'histories for tables'],
    ['experiments/1/runs-columns.json', 'data of runs tables'],
    ['experiments/1/badge/loss.svg', 'badges, embeds and cards'],
    ['review/index.html', 'review'],
    ['_astro/x.js', 'scripts, styles and fonts'],
  ])('counts %s as %s', (path, kind) => {
    expect(kindOfSiteFile(path)).toBe(kind);
  });
});

describe('sizesByKind', () => {
  const files = [
    { path: 'runs/a/index.html', bytes: 20_000 },
    { path: 'runs/b/index.html', bytes: 10_000 },
    { path: 'runs/a/artifacts/model.pkl', bytes: 70_000 },
  ];

  it('adds up each kind, the largest first', () => {
    expect(sizesByKind(files)).toEqual([
      { kind: 'artifacts: .pkl', files: 1, bytes: 70_000 },
      { kind: 'run pages', files: 2, bytes: 30_000 },
    ]);
  });

  it('is printed with shares, and what it is together', () => {
    expect(textTable(sizeTable(sizesByKind(files))).replaceAll('\u00a0', ' ')).toBe(
      `what             files    size  share
artifacts: .pkl      1   70 kB   70 %
run pages            2   30 kB   30 %
together             3  100 kB  100 %
`,
    );
  });

  it('is a line of zeros for a site without a file', () => {
    expect(sizeTable(sizesByKind([])).rows.map((row) => row.map(({ data }) => data))).toEqual([
      ['together', 0, 0, 0],
    ]);
  });
});
