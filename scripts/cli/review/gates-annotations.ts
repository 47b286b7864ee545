import type { CheckFile } from '../../../src/entities/check-file.ts';

/** GitHub shows ten of a kind and step at most; what is left out is counted. */
const MOST = 10;

/**
 * What does not pass as workflow commands of GitHub Actions, one a line: errors, warnings, and notices of what the
 * repeats cannot tell. Nothing of a name can end a command or begin another.
 */
export function gatesAnnotations({ gates }: Pick<CheckFile, 'gates'>): string {
  const kinds = [
    ['fail', 'error'],
    ['warn', 'warning'],
    ['inconclusive', 'notice'],
  ] as const;
  return kinds
    .flatMap(([verdict, command]) => {
      const found = gates.filter((gate) => gate.verdict === verdict);
      const shown = found.length > MOST ? found.slice(0, MOST - 1) : found;
      const lines = shown.map(({ rule, subject, measured, why }) => {
        const text = `${subject === undefined ? '' : `${subject}: `}${measured}, ${why}`;
        return `::${command} title=${property(rule)}::${data(text)}\n`;
      });
      const more = found.length - shown.length;
      return more > 0 ? [...lines, `::${command}::${more} more results like these\n`] : lines;
    })
    .join('');
}

/** As `@actions/core` escapes them. */
function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
