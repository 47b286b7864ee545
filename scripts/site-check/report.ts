import { countOf, formatBytes, formatCount, formatDuration } from '../../src/site/format.ts';
import { visibleText } from '../../src/site/visible-text.ts';
import type { SiteCheck } from './check-site.ts';
import { type Finding, RULES, type Rule } from './finding.ts';

const EXAMPLES = 5;

/** The result for a terminal: findings by rule with the first examples, then sizes, then the verdict. */
export function siteCheckReport(check: SiteCheck, ms: number): string {
  const groups = Map.groupBy(check.findings, ({ rule }) => rule);
  const isSample = check.validated < check.pages;
  return [
    ...Object.keys(RULES).flatMap((rule) => groupLines(rule as Rule, groups.get(rule as Rule) ?? [])),
    ...sizeLines(check),
    `Checked ${countOf(check.pages, 'page')}, ${countOf(check.files, 'file')}, ${formatBytes(check.bytes)} in ${formatDuration(ms)}; ${
      isSample
        ? `HTML rules on a sample of ${countOf(check.validated, 'page')}, all else on every page`
        : 'HTML rules on every page'
    }`,
    check.findings.length === 0 ? 'Nothing found' : `${countOf(check.findings.length, 'finding')}`,
  ].join('\n');
}

function groupLines(rule: Rule, findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  const rest = findings.length - EXAMPLES;
  return [
    `${formatCount(findings.length).padStart(6)} × ${rule}: ${RULES[rule]}`,
    ...findings
      .slice(0, EXAMPLES)
      .map(
        ({ file, place, what }) =>
          `         ${file}${place ? `:${place.line}:${place.column}` : ''} — ${visibleText(what)}`,
      ),
    ...(rest > 0 ? [`         … ${formatCount(rest)} more`] : []),
  ];
}

function sizeLines({ heaviest, largestRunPage }: SiteCheck): string[] {
  const views = [...heaviest].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    'Heaviest first view of each kind of page, with gzip:',
    ...views.map(([kind, { bytes, file }]) => `  ${formatBytes(bytes).padStart(9)}  ${kind}  (${file})`),
    ...(largestRunPage
      ? [`Largest run page without artifacts: ${formatBytes(largestRunPage.bytes)} (${largestRunPage.file})`]
      : []),
  ];
}
