import { Document, isSeq } from 'yaml';
import { type MetricLine, metricLines } from './metric-lines.ts';
import type { KnownMetric, MetricSuggestions, UnknownMetric } from './suggest-metrics.ts';
import { behindHash, prose, remark, shownNames, yamlText } from './yaml-text.ts';

/** The list has so many lines; for metrics without a goal at least some, if there are any. */
const MOST_LINES = 30;
const LEAST_UNKNOWN = 10;
const MOST_NAMED = 5;

const WHAT =
  'Whether more or less of a metric is better. * stands for any characters, the first line that matches counts; unit, ' +
  'digits and bounds stand here, too.';
const CHECK = 'Check them: the goals come from names, and what stands here is no longer called assumed.';
const UNKNOWN = 'Listed, but not ranked until it is said which of both is better: maximize or minimize.';
const WHY: Readonly<Record<UnknownMetric['why'], string | undefined>> = {
  name: undefined,
  contradiction: 'experiments do not agree',
  pattern: '* stands for other metrics, too',
};

/** The setting `metrics` with what is said of it; all of it behind `#` where no goal is known. */
export function metricsSection({ known, unknown, neither }: MetricSuggestions): string {
  const keys = [...known, ...unknown].map(({ key }) => key).concat(neither);
  const ranked = metricLines(known, ({ goal, isDeclared }) => `${goal} ${isDeclared}`, keys);
  const listed = metricLines(unknown, ({ why }) => why, keys);
  const shownRanked = ranked.slice(0, MOST_LINES - Math.min(listed.length, LEAST_UNKNOWN));
  const shownListed = listed.slice(0, MOST_LINES - shownRanked.length);
  const rest = [
    restText(ranked.slice(shownRanked.length), 'more whose goal is known by name'),
    restText(listed.slice(shownListed.length), 'more that are not ranked'),
    neither.length > 0 ? `Taken for no measure of quality: ${shownNames(neither, MOST_NAMED)}.` : undefined,
  ].flatMap((text) => (text === undefined ? [] : [prose(text)]));

  if (shownRanked.length > 0) {
    const isSaid = known.every(({ isDeclared }) => isDeclared);
    const unranked = shownListed.length > 0 ? [prose(UNKNOWN), listText(shownListed)] : [];
    const text = yamlText(rankedDocument(shownRanked, [...unranked, ...rest].join('\n')));
    return `${behindHash(prose(isSaid ? WHAT : `${WHAT} ${CHECK}`))}\n${text}`;
  }
  const example = '- { metric: val_*, goal: maximize }';
  const list = shownListed.length > 0 ? listText(shownListed) : example;
  const what = prose(shownListed.length > 0 ? `${WHAT} ${UNKNOWN}` : WHAT);
  return behindHash([what, 'metrics:', list.replace(/^/gm, '  '), ...rest].join('\n'));
}

function rankedDocument(lines: readonly MetricLine<KnownMetric>[], comment: string): Document {
  const metrics = lines.map(({ pattern, metrics: [first] }) => ({ metric: pattern, goal: first?.goal }));
  const document = new Document({ metrics });
  const list = document.get('metrics');
  if (!isSeq(list)) return document;
  for (const [index, line] of lines.entries()) {
    const isSaid = line.metrics.every(({ isDeclared }) => isDeclared);
    remark(list.items[index], `${runsText(line)}${isSaid ? '; as tags of the experiment say' : ''}`);
  }
  if (comment !== '') list.comment = comment;
  return document;
}

/** Metrics of an unknown goal as a list of their own, for people to choose. */
function listText(lines: readonly MetricLine<UnknownMetric>[]): string {
  const document = new Document(lines.map(({ pattern }) => ({ metric: pattern, goal: 'maximize' })));
  if (isSeq(document.contents))
    for (const [index, line] of lines.entries()) {
      const why = WHY[line.metrics[0]?.why ?? 'name'];
      remark(document.contents.items[index], `${runsText(line)}${why ? `; ${why}` : ''}`);
    }
  return yamlText(document);
}

function restText(lines: readonly MetricLine<{ readonly key: string }>[], what: string): string | undefined {
  const keys = lines.flatMap(({ metrics }) => metrics.map(({ key }) => key));
  return keys.length > 0 ? `${keys.length} ${what}: ${shownNames(keys, MOST_NAMED)}.` : undefined;
}

/** `4 runs`, or `3 metrics, 2 to 4 runs`. */
function runsText({ metrics }: MetricLine<{ readonly runs: number }>): string {
  const counts = metrics.map(({ runs }) => runs);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const runs = `${least === most ? '' : `${least} to `}${most} ${most === 1 ? 'run' : 'runs'}`;
  return metrics.length === 1 ? runs : `${metrics.length} metrics, ${runs}`;
}
