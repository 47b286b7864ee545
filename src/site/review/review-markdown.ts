import type { ReviewFile, ReviewGate, ReviewSide } from '../../entities/review-file.ts';
import { countOf, formatBytes } from '../format.ts';
import { type CommentColumn, commentTable, folded, MOST_CHARACTERS, onOneLine } from './comment-table.ts';
import { type FittedSection, fitSections } from './fit-sections.ts';
import { gatesFromWorst } from './gates-from-worst.ts';
import { markdownCode, markdownOwn, markdownText } from './markdown-code.ts';
import { type MetricRow, metricRows, metricTexts, readingText } from './metric-rows.ts';
import { textSparkline } from './text-sparkline.ts';
import { matchText, untestedText, verdictText, verdictTitle } from './verdict-text.ts';

/** By this a comment is found again, to be edited instead of another added. */
export const COMMENT_MARKER = '<!-- runfolio-review -->';

const VERDICTS: Readonly<Record<ReviewGate['verdict'], string>> = {
  fail: '❌ fail',
  warn: '⚠️ warn',
  inconclusive: '❔ inconclusive',
  pass: '✅ pass',
};

/**
 * A review as the comment of a pull request, in GitHub's Markdown. The same review gives the same text. Everything that
 * comes from runs is code, in which nothing has a meaning.
 *
 * @param options.pageUrl a page to link to; http or https.
 */
export function reviewMarkdown(
  review: ReviewFile,
  options: { readonly pageUrl?: string | undefined; readonly most?: number } = {},
): string {
  const { main, rest } = metricRows(review);
  const gates = gatesFromWorst(review.gates);
  const passed = gates.filter(({ verdict }) => verdict === 'pass');
  const others = gates.filter(({ verdict }) => verdict !== 'pass');
  const isQuiet = main.every(({ metric }) => metric.reading === 'within noise');
  const where = whereText(review);
  const sections = [
    gateSection(`Gates: ${review.gatesText}`, others, where),
    metricSection(isQuiet ? 'Main metrics' : 'What changed', main),
    aloneSection('New: only in head', review.added),
    aloneSection('Removed: only in base', review.removed),
    folded(gateSection('', passed, where), `Checks that pass: ${passed.length}`),
    paramSection(review),
    artifactSection(review),
    folded(metricSection('', rest), `Other metrics: ${countOf(rest.length, 'row')}`),
  ].filter(({ rows }) => rows.length > 0);
  const start = startText(review, options.pageUrl);
  return `${fitSections(start, sections, (options.most ?? MOST_CHARACTERS) - 1).trimEnd()}\n`;
}

function startText(review: ReviewFile, pageUrl: string | undefined): string {
  const title = review.title === undefined ? '' : `${markdownCode(review.title)}: `;
  const notes = [
    matchText(review, markdownText),
    untestedText(review),
    ...review.notes.map((note) => noteText(note, review)),
  ].filter((note) => note !== undefined);
  const link = pageUrl === undefined ? [] : [`[Report](<${encodeURI(pageUrl).replace(/[<>]/g, '')}>)`];
  return [
    COMMENT_MARKER,
    `### ${title}${verdictTitle(review)}`,
    [`Base ${sideText(review.base)}`, `head ${sideText(review.head)}`, ...link].join(' · '),
    verdictText(review),
    ...notes,
  ]
    .map((part) => `${part}\n\n`)
    .join('')
    .replace(`${COMMENT_MARKER}\n\n`, `${COMMENT_MARKER}\n`);
}

/** Notes begin with the name of the experiment that they are about. */
function noteText(note: string, { comparisons }: ReviewFile): string {
  const names = comparisons.map(({ experiment }) => experiment);
  const name = names.find((experiment) => note.startsWith(`${experiment}: `));
  if (name === undefined) return markdownText(note);
  return `${markdownCode(name)}: ${markdownText(note.slice(name.length + 2))}`;
}

function sideText({ label, commit, runs }: ReviewSide): string {
  const at = commit === undefined ? '' : ` at \`${commit.slice(0, 10)}\``;
  return `${markdownCode(label)}${at}, ${countOf(runs, 'run')}`;
}

/** Says which run or configuration a gate is about; and of which experiment, where there are several. */
function whereText({ comparisons, added, removed, gates }: ReviewFile): (gate: ReviewGate) => string {
  const all = [...comparisons, ...added, ...removed, ...gates].map(({ experiment }) => experiment);
  const isOne = new Set(all.filter((name) => name !== undefined)).size < 2;
  return ({ subject, experiment }) => {
    if (subject === undefined) return '';
    const name = isOne || experiment === undefined ? '' : ` in ${markdownCode(experiment)}`;
    return `${markdownCode(subject)}${name}`;
  };
}

function gateSection(
  heading: string,
  gates: readonly ReviewGate[],
  where: (gate: ReviewGate) => string,
): FittedSection {
  const rows = gates.map((row) => [
    onOneLine(VERDICTS[row.verdict]),
    markdownCode(row.gate === row.rule ? row.rule : `${row.gate}: ${row.rule}`),
    where(row),
    `${markdownCode(row.measured)}<br>${markdownOwn(row.why)}`,
  ]);
  return commentTable(heading, texts('Result', 'Gate', 'Where', 'Measured'), rows);
}

const texts = (...heads: readonly string[]): readonly CommentColumn[] => heads.map((head) => ({ head }));
const numbers = (...heads: readonly string[]): readonly CommentColumn[] =>
  heads.map((head) => ({ head, isNumber: true }));

const METRIC_COLUMNS = [
  ...texts('Reading', 'Configuration', 'Metric'),
  ...numbers('Base', 'Head', 'Δ', 'Relative', 'n'),
  ...texts('Curve'),
];

function metricSection(heading: string, all: readonly MetricRow[]): FittedSection {
  const rows = all.map(({ comparison, metric }) => {
    const { base, head, delta, spread, relative } = metricTexts(metric);
    const { base: before, head: after } = metric;
    const curve = metric.curves?.head ?? metric.curves?.base;
    const arrow = metric.goal === undefined ? '' : metric.goal === 'maximize' ? ' ↑' : ' ↓';
    return [
      readingText(metric),
      markdownCode(comparison.name),
      `${markdownCode(metric.key)}${onOneLine(arrow)}`,
      base,
      head,
      onOneLine(spread === undefined ? delta : `${delta} ± ${spread}`),
      onOneLine(relative ?? ''),
      before && after ? onOneLine(`${before.n}, ${after.n}`) : '',
      curve ? textSparkline(curve) : '',
    ];
  });
  return commentTable(heading, METRIC_COLUMNS, rows);
}

function aloneSection(heading: string, all: ReviewFile['added']): FittedSection {
  const rows = all.map(({ name, experiment, runs, metrics }) => {
    const [main] = metrics;
    const value = main && metricTexts({ ...NOTHING, key: main.key, head: main }).head;
    const states = [...new Set(runs.map(({ status }) => status))].filter((status) => status !== 'FINISHED');
    return [
      markdownCode(name),
      markdownCode(experiment),
      onOneLine(countOf(runs.length, 'run')) +
        (states.length > 0 ? `, ${states.join(', ').toLowerCase()}` : ''),
      main ? `${markdownCode(main.key)} ${value}` : 'no metric',
    ];
  });
  return commentTable(heading, texts('Configuration', 'Experiment', 'Runs', 'Main metric'), rows);
}

const NOTHING = { isAssumed: false, isPrimary: false, isGated: false, tolerance: 0, reading: 'new' } as const;

function paramSection({ comparisons }: ReviewFile): FittedSection {
  const rows = comparisons.flatMap(({ name, matchedBy, matchedOn, params, datasets }) => [
    ...params.map(({ key, base, head }) => [
      markdownCode(name),
      markdownCode(key),
      orUnset(base),
      orUnset(head),
      markdownCode(`${matchedBy}: ${matchedOn}`),
    ]),
    ...datasets.map(({ name: dataset, base, head }) => [
      markdownCode(name),
      `dataset ${markdownCode(dataset)}`,
      orUnset(base),
      orUnset(head),
      '',
    ]),
  ]);
  const table = commentTable('', texts('Configuration', 'Param', 'Base', 'Head', 'Matched by'), rows);
  return folded(table, `Params that differ: ${rows.length}`);
}

function orUnset(value: string | undefined): string {
  return value === undefined ? '*not set*' : markdownCode(value);
}

function artifactSection({ comparisons }: ReviewFile): FittedSection {
  const rows = comparisons.flatMap(({ name, artifacts }) =>
    artifacts.map(({ path, base, head }) => [
      markdownCode(name),
      markdownCode(path),
      base ? onOneLine(formatBytes(base.bytes)) : '*added*',
      head
        ? `${onOneLine(formatBytes(head.bytes))}${head.bytes === base?.bytes ? ', other contents' : ''}`
        : '*removed*',
    ]),
  );
  const columns = [...texts('Configuration', 'Artifact'), ...numbers('Base', 'Head')];
  return folded(commentTable('', columns, rows), `Artifacts that differ: ${rows.length}`);
}
