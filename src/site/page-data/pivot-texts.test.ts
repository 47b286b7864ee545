import { describe, expect, it } from 'vitest';
import { pivotTexts } from './pivot-texts.ts';
import type { PivotTable } from './pivots.ts';

const value = (data: number, text: string, isBest = false) => ({
  kind: 'value' as const,
  data,
  text,
  title: '',
  spread: { text: '0.01', data: 0.0123 },
  n: 3,
  remark: undefined,
  isBest,
});
const pivot: PivotTable = {
  title: 'Models',
  metric: 'acc',
  direction: '',
  method: '',
  leftOut: undefined,
  rowKeys: ['model'],
  columnKey: 'seed',
  columns: ['0', 'all'],
  rows: [
    { heading: ['svm_rbf'], cells: [value(0.98765, '0.99', true), { kind: 'missing' }] },
    { heading: ['=1+1'], cells: [{ ...value(Number.NaN, '–'), spread: undefined }, value(0.5, '0.50')] },
  ],
  sameCount: 3,
};

describe('pivotTexts', () => {
  it('writes a table three ways: rounded for reading, exact for computing, holes as holes', () => {
    expect(
      Object.fromEntries(pivotTexts(pivot).map(({ format, text }) => [format, text.split(/\r?\n/)])),
    ).toMatchInlineSnapshot(`
      {
        "CSV, exact numbers": [
          "model,seed=0,seed=0 ±,all,all ±",
          "svm_rbf,0.98765,0.0123,,",
          "'=1+1,,,0.5,0.0123",
          "",
        ],
        "LaTeX, with the package booktabs": [
          "\\begin{tabular}{lrr}",
          "  \\toprule",
          "  model & seed=0 & all \\\\",
          "  \\midrule",
          "  svm\\_rbf & $\\mathbf{0.99} \\pm 0.01$ & -- \\\\",
          "  =1+1 & -- & $0.50 \\pm 0.01$ \\\\",
          "  \\bottomrule",
          "\\end{tabular}",
          "",
        ],
        "Markdown": [
          "| model   |          seed=0 |         all |",
          "| ------- | --------------: | ----------: |",
          "| svm_rbf | **0.99** ± 0.01 |           – |",
          "| =1+1    |               – | 0.50 ± 0.01 |",
          "",
        ],
      }
    `);
  });
});
