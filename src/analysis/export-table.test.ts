import { describe, expect, it } from 'vitest';
import { exportCsv } from './export-csv.ts';
import { exportLatex } from './export-latex.ts';
import { exportMarkdown } from './export-markdown.ts';
import { type ExportCell, type ExportTable, markBest, NO_VALUE } from './export-table.ts';

const text = (data: string): ExportCell => ({ text: data, data });
const number = (data: number, shown = String(data)): ExportCell => ({ text: shown, data });

const plain: ExportTable = {
  headers: ['run_name', 'params.lr', 'metrics.val_acc'],
  rows: [
    [text('a|b *c*'), text('0.1'), number(0.953125, '0.953')],
    [text('=1+1'), NO_VALUE, { ...number(-0.5, '−0.500'), spread: { text: '0.010', data: 0.0104 } }],
    [text('50% & more_'), text('"x", y\nz'), number(Number.NaN, 'NaN')],
  ],
};
const table = markBest(plain, 2, 'maximize');

describe('exportCsv', () => {
  it('writes exact numbers, texts that stay texts, and a column for what is behind ±', () => {
    expect(exportCsv(table).split('\r\n')).toEqual([
      'run_name,params.lr,metrics.val_acc,metrics.val_acc ±',
      'a|b *c*,0.1,0.953125,',
      "'=1+1,,-0.5,0.0104",
      '50% & more_,"""x"", y\nz",NaN,',
      '',
    ]);
  });

  it.each(['=1', '+x', '-x', '@x', '\tx', '\rx'])('lets no spreadsheet run %j', (formula) => {
    const one: ExportTable = { headers: [formula], rows: [[text(formula)]] };
    for (const delimiter of [',', '\t'] as const)
      expect(exportCsv(one, delimiter)).toMatch(/^"?'.*"?\r?\n?"?'/s);
  });

  it('separates by tabs for pasting, and quotes a tab within a text', () => {
    const tabs: ExportTable = { headers: ['a', 'b'], rows: [[text('x\ty'), number(-1e-7)]] };
    expect(exportCsv(tabs, '\t')).toBe('a\tb\r\n"x\ty"\t-1e-7\r\n');
  });
});

describe('exportMarkdown', () => {
  it('sets numbers flush right, the best in bold, and takes signs their meaning', () => {
    expect(exportMarkdown(table)).toBe(
      [
        '| run_name      | params.lr | metrics.val_acc |',
        '| ------------- | --------- | --------------: |',
        '| a\\|b \\*c\\*    | 0.1       |       **0.953** |',
        '| =1+1          | –         |  −0.500 ± 0.010 |',
        '| 50% \\& more\\_ | "x", y z  |             NaN |',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['<img src=x>', '\\<img src=x>'],
    ['[a](javascript:x)', '\\[a](javascript:x)'],
    ['`code` \\|', '\\`code\\` \\\\\\|'],
    ['_it_ val_loss', '\\_it\\_ val_loss'],
  ])('writes %j as %j', (from, to) => {
    expect(exportMarkdown({ headers: ['h'], rows: [[text(from)]] })).toContain(`| ${to}`);
  });
});

describe('exportLatex', () => {
  it('uses the rules of booktabs, math for numbers and \\mathbf for the best', () => {
    expect(exportLatex(table)).toBe(
      [
        '\\begin{tabular}{llr}',
        '  \\toprule',
        '  run\\_name & params.lr & metrics.val\\_acc \\\\',
        '  \\midrule',
        '  a|b {*}c{*} & 0.1 & $\\mathbf{0.953}$ \\\\',
        '  =1+1 & -- & $-0.500 \\pm 0.010$ \\\\',
        '  50\\% \\& more\\_ & "x", y z & $\\mathrm{NaN}$ \\\\',
        '  \\bottomrule',
        '\\end{tabular}',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['1.3\u202f×\u202f10⁻⁵', '$1.3 \\times 10^{-5}$'],
    ['−∞', '$-\\infty$'],
    ['12\u202f345', '$12\\,345$'],
    ['4 min 08 s', '$4\\ \\mathrm{min}\\ 08\\ \\mathrm{s}$'],
  ])('writes the number %j as %s', (from, to) => {
    expect(exportLatex({ headers: ['h'], rows: [[number(1, from)]] })).toContain(`  ${to} \\\\`);
  });

  it.each([
    ['\\input{x}', '\\textbackslash{}input\\{x\\}'],
    [
      '[2] $x$ #1 ~ ^ <y>',
      '{[}2] \\$x\\$ \\#1 \\textasciitilde{} \\textasciicircum{} \\textless{}y\\textgreater{}',
    ],
    ['--flag', '-{}-flag'],
  ])('writes the text %j as %s', (from, to) => {
    expect(exportLatex({ headers: ['h'], rows: [[text(from)]] })).toContain(`  ${to} \\\\`);
  });
});

describe('markBest', () => {
  const column = (values: readonly (number | undefined)[]): ExportTable => ({
    headers: ['m'],
    rows: values.map((value) => [value === undefined ? NO_VALUE : number(value)]),
  });
  const best = (values: readonly (number | undefined)[], goal: 'maximize' | 'minimize') =>
    markBest(column(values), 0, goal).rows.map(([cell]) => cell?.isBest === true);

  it.each([
    ['the greatest', [1, 3, 2], 'maximize', [false, true, false]],
    ['the least', [1, 3, 2], 'minimize', [true, false, false]],
    ['all that are equal', [3, 3, undefined], 'maximize', [true, true, false]],
    ['never NaN', [Number.NaN, 1, 2], 'minimize', [false, true, false]],
    ['nothing when there is no other', [1, Number.NaN, undefined], 'maximize', [false, false, false]],
  ] as const)('marks %s', (_, values, goal, expected) => {
    expect(best(values, goal)).toEqual(expected);
  });
});
