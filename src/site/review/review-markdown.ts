import type { ReviewFile, ReviewGate, ReviewSide } from '../../entities/review-file.ts';
import { countOf, formatBytes } from '../format.ts';
import { type FittedSection, fitSections } from './fit-sections.ts';
import { markdownCode } from './markdown-code.ts';
import { type MetricRow, metricRows, metricTexts, readingText } from './metric-rows.ts';
import { textSparkline } from './text-sparkline.ts';
import { matchText, untestedText, verdictText, verdictTitle } from './verdict-text.ts';

/** GitHub takes no longer comments. */
export const MOST_CHARACTERS = 65_536;

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
  const sections = [
    gateSection(review),
    metricSection('What changed', main),
    aloneSection('New', 'head', review.added),
    aloneSection('Removed', 'base', review.removed),
    paramSection(review),
    artifactSection(review),
    folded(metricSection('', rest), `Other metrics: ${countOf(rest.length, 'row')}`),
  ].filter(({ rows }) => rows.length > 0);
  const start = startText(review, options.pageUrl);
  return `${fitSections(start, sections, (options.most ?? MOST_CHARACTERS) - 1).trimEnd()}\n`;
}

function startText(review: ReviewFile, pageUrl: string | undefined): string {
  const title = review.title === undefined ? '' : `${markdownCode(review.title)}: `;
  const matched = matchText(review);
  const notes = [
    matched === undefined ? undefined : markdownNote(matched),
    untestedText(review),
    ...review.notes.map(markdownNote),
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

/** Notes quote names of experiments: as text, they must not mean anything either. */
function markdownNote(note: string): string {
  return note.replace(/[^\p{L}\p{N} .,:;()–-]/gu, (character) => `&#${character.codePointAt(0)};`);
}

function sideText({ label, commit, runs }: ReviewSide): string {
  const at = commit === undefined ? '' : ` at \`${commit.slice(0, 10)}\``;
  return `${markdownCode(label)}${at}, ${countOf(runs, 'run')}`;
}

const omitted = (count: number) =>
  `\n${countOf(count, 'more row')} left out: a comment has room for ${MOST_CHARACTERS} characters. All are in review.json.\n\n`;

function table(heading: string, columns: readonly string[], rows: readonly string[]): FittedSection {
  const head = columns.map((column) => column.replace(/^>/, ''));
  const rule = columns.map((column) => (column.startsWith('>') ? '--:' : '---'));
  const title = heading === '' ? '' : `#### ${heading}\n\n`;
  return { before: `${title}${line(head)}${line(rule)}`, rows, after: '\n', omitted };
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function gateSection({ gates, gatesText }: ReviewFile): FittedSection {
  const rows = gates.map(({ verdict, gate, rule, experiment, subject, measured, why }) =>
    line([
      VERDICTS[verdict],
      markdownCode(gate === rule ? rule : `${gate}: ${rule}`),
      subject === undefined
        ? ''
        : `${markdownCode(subject)}${experiment === undefined ? '' : ` in ${markdownCode(experiment)}`}`,
      `${markdownCode(measured)}<br>${markdownNote(why)}`,
    ]),
  );
  return table(`Gates: ${gatesText}`, ['Result', 'Gate', 'Where', 'Measured'], rows);
}

function metricSection(heading: string, rows: readonly MetricRow[]): FittedSection {
  const lines = rows.map(({ comparison, metric }) => {
    const { base, head, delta, spread, relative } = metricTexts(metric);
    const { base: before, head: after } = metric;
    const counts = before && after ? ` n ${before.n}, ${after.n}` : '';
    const curve = metric.curves?.head ?? metric.curves?.base;
    const arrow = metric.goal === undefined ? '' : metric.goal === 'maximize' ? ' ↑' : ' ↓';
    return line([
      readingText(metric),
      markdownCode(comparison.name),
      `${markdownCode(metric.key)}${arrow}`,
      base,
      head,
      spread === undefined ? delta : `${delta} ± ${spread}`,
      relative ?? '',
      counts.trim(),
      curve ? textSparkline(curve) : '',
    ]);
  });
  const columns = [
    'Reading',
    'Configuration',
    'Metric',
    '>Base',
    '>Head',
    '>Δ',
    '>Relative',
    'Repeats',
    'Head curve',
  ];
  return table(heading, columns, lines);
}

function aloneSection(heading: string, side: string, all: ReviewFile['added']): FittedSection {
  const rows = all.map(({ name, experiment, runs, metrics }) => {
    const [main] = metrics;
    const value = main && metricTexts({ ...NOTHING, key: main.key, head: main }).head;
    const states = [...new Set(runs.map(({ status }) => status))].filter((status) => status !== 'FINISHED');
    return line([
      markdownCode(name),
      markdownCode(experiment),
      `${countOf(runs.length, 'run')}${states.length > 0 ? `, ${states.join(', ').toLowerCase()}` : ''}`,
      main ? `${markdownCode(main.key)} ${value}` : 'no metric',
    ]);
  });
  return table(`${heading}: only in ${side}`, ['Configuration', 'Experiment', 'Runs', 'Main metric'], rows);
}

const NOTHING = { isAssumed: false, isPrimary: false, isGated: false, tolerance: 0, reading: 'new' } as const;

function paramSection({ comparisons }: ReviewFile): FittedSection {
  const rows = comparisons.flatMap(({ name, matchedBy, matchedOn, params, datasets }) => [
    ...params.map(({ key, base, head }) =>
      line([
        markdownCode(name),
        markdownCode(key),
        orUnset(base),
        orUnset(head),
        markdownCode(`${matchedBy}: ${matchedOn}`),
      ]),
    ),
    ...datasets.map(({ name: dataset, base, head }) =>
      line([markdownCode(name), `dataset ${markdownCode(dataset)}`, orUnset(base), orUnset(head), '']),
    ),
  ]);
  const columns = ['Configuration', 'Param', 'Base', 'Head', 'Matched by'];
  return folded(table('', columns, rows), `Params that differ: ${rows.length}`);
}

function orUnset(value: string | undefined): string {
  return value === undefined ? '*not set*' : markdownCode(value);
}

function artifactSection({ comparisons }: ReviewFile): FittedSection {
  const rows = comparisons.flatMap(({ name, artifacts }) =>
    artifacts.map(({ path, base, head }) =>
      line([
        markdownCode(name),
        markdownCode(path),
        base ? formatBytes(base.bytes) : '*added*',
        head
          ? `${formatBytes(head.bytes)}${head.bytes === base?.bytes ? ', other contents' : ''}`
          : '*removed*',
      ]),
    ),
  );
  return folded(
    table('', ['Configuration', 'Artifact', '>Base', '>Head'], rows),
    `Artifacts that differ: ${rows.length}`,
  );
}

function folded(section: FittedSection, summary: string): FittedSection {
  return {
    ...section,
    before: `<details><summary>${summary}</summary>\n\n${section.before}`,
    after: `\n</details>\n\n`,
  };
}
