import { type ExportCell, type ExportTable, isNumberColumn } from './export-table.ts';

/**
 * A LaTeX table for the package `booktabs`: numbers in math, the best in bold, what is special to LaTeX in a text
 * escaped. Needs a Unicode-aware LaTeX for texts beyond ASCII, which every LaTeX since 2018 is.
 */
export function exportLatex(table: ExportTable): string {
  const columns = table.headers.map((_, column) => (isNumberColumn(table, column) ? 'r' : 'l')).join('');
  const line = (cells: readonly string[]) => `  ${cells.join(' & ')} \\\\\n`;
  return [
    `\\begin{tabular}{${columns}}\n  \\toprule\n`,
    line(table.headers.map(latexText)),
    '  \\midrule\n',
    ...table.rows.map(
      (row, index) => (table.breaks?.includes(index) ? '  \\addlinespace\n' : '') + line(row.map(latexCell)),
    ),
    '  \\bottomrule\n\\end{tabular}\n',
  ].join('');
}

function latexCell({ text, data, spread, isBest }: ExportCell): string {
  if (data === undefined) return '--';
  if (typeof data === 'string') return isBest ? `\\textbf{${latexText(text)}}` : latexText(text);
  const value = isBest ? `\\mathbf{${latexNumber(text)}}` : latexNumber(text);
  return `$${spread ? `${value} \\pm ${latexNumber(spread.text)}` : value}$`;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const NUMBER_SIGNS: Readonly<Record<string, string>> = {
  '−': '-',
  '∞': '\\infty',
  '×': ' \\times ',
  '%': '\\%',
};

/** A formatted number within math: `1.3 × 10⁻⁵` is `1.3 \times 10^{-5}`, and units are upright. */
function latexNumber(text: string): string {
  return text
    .replace(/\s*×\s*/g, '×')
    .replace(/\s/g, (space) => (space === ' ' ? '\\ ' : '\\,'))
    .replace(/(⁻?)([⁰¹²³⁴-⁹]+)/g, (_, minus: string, digits: string) => {
      const plain = Array.from(digits, (digit) => SUPERSCRIPTS.indexOf(digit)).join('');
      return `^{${minus && '-'}${plain}}`;
    })
    .replace(/(?<![\\a-z])[a-z]+/gi, (word) => `\\mathrm{${word}}`)
    .replace(/[−∞×%]/g, (sign) => NUMBER_SIGNS[sign] ?? sign);
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  // After the end of a row these would be taken for its options.
  '[': '{[}',
  '*': '{*}',
};

function latexText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\~^<>[*&%$#_{}]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`)
    .replace(/-(?=-)/g, '-{}');
}
