import type { CheckFile } from '../../../src/entities/check-file.ts';
import type { ReviewGate } from '../../../src/entities/review-file.ts';
import { xmlText } from '../../../src/site/site-files/xml-text.ts';

/**
 * Gates as JUnit XML, which CI services show: a test case for every result, a failure for what fails. A warning passes,
 * and says so in its output.
 */
export function gatesJunit({ gates }: Pick<CheckFile, 'gates'>): string {
  const suites = Map.groupBy(gates, ({ gate }) => gate);
  const failures = gates.filter(({ verdict }) => verdict === 'fail').length;
  const body = [...suites].map(([name, results]) => suite(name, results)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="runfolio check" tests="${gates.length}" failures="${failures}">\n${body}</testsuites>\n`;
}

function suite(name: string, results: readonly ReviewGate[]): string {
  const failures = results.filter(({ verdict }) => verdict === 'fail').length;
  return `  <testsuite name="${xmlText(name)}" tests="${results.length}" failures="${failures}" errors="0" skipped="0">\n${results.map(testCase).join('')}  </testsuite>\n`;
}

function testCase({ rule, subject, experiment, verdict, measured, why, note }: ReviewGate): string {
  const where = [experiment, subject].filter((part) => part !== undefined).join(': ');
  const name = where === '' ? rule : `${rule} (${where})`;
  const text = xmlText([`${measured}: ${why}`, ...(note === undefined ? [] : [note])].join('\n'));
  const inner =
    verdict === 'fail'
      ? `<failure message="${text}" type="fail"/>`
      : `<system-out>${verdict}: ${text}</system-out>`;
  return `    <testcase classname="${xmlText(experiment ?? 'all experiments')}" name="${xmlText(name)}" time="0">${inner}</testcase>\n`;
}
