import { Document, isMap, isSeq } from 'yaml';
import { cut } from '../site/format.ts';
import { metricsSection } from './metrics-section.ts';
import { pagesAddress } from './repository-url.ts';
import type { Suggestions } from './suggest-settings.ts';
import { behindHash, prose, remark, shownName, shownNames, yamlText } from './yaml-text.ts';

const MOST_TITLE = 80;
const MOST_NAMED = 5;

/**
 * The text of `runfolio.yaml`: what the store suggests as settings, the rest as settings behind `#`. With every such `#`
 * taken away it is valid, too.
 */
export function settingsText(suggestions: Suggestions): string {
  const sections = [
    head(suggestions),
    titleSection(suggestions),
    sourcesSection(suggestions),
    repositorySection(suggestions),
    primarySection(suggestions),
    metricsSection(suggestions.metrics),
    repeatSection(suggestions),
    baselinesSection(suggestions),
    publishSection(suggestions),
    gatesSection(suggestions),
  ];
  return `${sections.join('\n\n')}\n`;
}

const about = (text: string) => behindHash(prose(text));
const on = (value: object) => yamlText(new Document(value));
const off = (value: object) => behindHash(on(value));
const lines = (...parts: readonly (string | undefined)[]) =>
  parts.filter((part) => part !== undefined).join('\n');
const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

function head({ schema, counts }: Suggestions): string {
  return lines(
    `# yaml-language-server: $schema=${encodeURI(schema)}`,
    about(
      `Settings of the report, suggested by runfolio init from ${count(counts.experiments, 'experiment')} with ` +
        `${count(counts.runs, 'run')}. All are optional. Those behind a # are off: take it away to turn them on.`,
    ),
  );
}

function titleSection({ title }: Suggestions): string {
  return lines(
    on({ title: cut(title, MOST_TITLE) }),
    off({ description: 'What the report is about, in *Markdown*.' }),
    off({ authors: 'Ada Lovelace' }),
  );
}

function sourcesSection({ sources }: Suggestions): string {
  return lines(
    about('Run stores, relative to this file: folders, or databases such as mlflow.db.'),
    sources.length > 0 ? on({ sources }) : off({ sources: ['mlruns'] }),
  );
}

function repositorySection({ repository }: Suggestions): string {
  const setting = { repository: repository?.url ?? 'https://github.com/me/project' };
  const address = pagesAddress(repository?.url) ?? { site: 'https://me.github.io', base: '/project/' };
  const publication = new Document({ ...address, robots: 'noindex' });
  remark(publication.get('site', true), 'where it will be published: for a sitemap, a feed and badges');
  remark(publication.get('base', true), 'the path there');
  remark(publication.get('robots', true), 'asks search engines to leave the report out');
  return lines(
    about(`Commits of runs become links to this repository.${repository ? ` ${repository.reason}` : ''}`),
    repository?.isCertain ? on(setting) : off(setting),
    behindHash(yamlText(publication)),
  );
}

function primarySection({ primary, metrics }: Suggestions): string {
  const what =
    'The metric that ranks runs, in every experiment that has it. Without, each has its own: by its tags, else by name.';
  if (!primary)
    return lines(
      about(`${what} No goal of a metric is known, so nothing is ranked: give one below, then name it here.`),
      off({ primaryMetric: metrics.unknown[0]?.key ?? 'val_accuracy' }),
    );
  const reason = primary.isDeclared ? 'as tags of an experiment say' : 'by its name';
  const name = shownName(primary.key);
  const share = `${primary.runs} of ${count(primary.of, 'run')} have it`;
  const setting = { primaryMetric: primary.key };
  if (primary.turned.length === 0)
    return lines(about(`${what} The report would take ${name}, too, ${reason}; ${share}.`), on(setting));
  const turned = primary.turned.map(({ experiment, key }) =>
    key === undefined ? shownName(experiment.name) : `${shownName(experiment.name)} (by ${shownName(key)})`,
  );
  const few = turned.length > MOST_NAMED ? `${turned.length} experiments` : turned.join(', ');
  return lines(
    about(
      `${what} Most are ranked by ${name}, ${reason}; ${share}. It is off, as these, which have it too, are ranked otherwise: ${few}.`,
    ),
    off(setting),
  );
}

function repeatSection({ repeat }: Suggestions): string {
  const what =
    'Runs are repeats of one configuration when they differ in these params only; boards rank their means.';
  const { params, contradictions } = repeat;
  const further = new Document({ value: 'last', exclude: ['train_*'] });
  remark(
    further.get('value', true),
    'which value of a run counts; or best, mean-of-last:5, at-best:val_loss',
  );
  const settings = new Document({
    leaderboards: { repeat: params.length > 0 ? params.map(({ key }) => key) : ['seed'] },
  });
  const list = settings.getIn(['leaderboards', 'repeat']);
  if (isSeq(list))
    for (const [index, { values }] of params.entries()) remark(list.items[index], count(values, 'value'));
  const board = settings.get('leaderboards');
  if (params.length > 0 && contradictions.length === 0) {
    if (isMap(board)) board.comment = yamlText(further);
    return lines(about(`${what} Found by name and values; a list here replaces that.`), yamlText(settings));
  }
  const why =
    contradictions.length > 0
      ? `Off, as what experiments log there differs: ${shownNames(contradictions, MOST_NAMED)}.`
      : 'None was found by name, such as seed, random_state or fold.';
  return lines(about(`${what} ${why}`), behindHash(yamlText(settings)));
}

function baselinesSection({ baselines }: Suggestions): string {
  return lines(
    about(
      'What others are compared with: names or IDs of runs, the first that an experiment has. Without: the champion, ' +
        'else the best run.',
    ),
    off({ baselines: baselines.length > 0 ? baselines : ['baseline'] }),
  );
}

function publishSection({ smallest }: Suggestions): string {
  return lines(
    about(
      'The site shows params, tags, user names and artifacts as they were logged. This chooses what becomes public; * ' +
        'stands for any characters.',
    ),
    off({
      publish: {
        experiments: { exclude: [smallest ?? 'scratch *'] },
        tags: { exclude: { 'runfolio.publish': 'false' } },
        filter: "status = 'FINISHED'",
      },
    }),
  );
}

function gatesSection({ primary, metrics }: Suggestions): string {
  const metric = primary?.key ?? metrics.unknown[0]?.key ?? 'val_accuracy';
  const gates = new Document({
    gates: {
      presets: ['no-regression', 'sound-runs'],
      assertions: [
        { metric, allow: 0.005 },
        { maxDuration: '2 h', level: 'warn' },
      ],
    },
    review: { match: ['run_name'] },
  });
  remark(
    gates.getIn(['gates', 'presets', 0], true),
    'main metrics are no worse than base beyond noise and 1 %',
  );
  remark(gates.getIn(['gates', 'presets', 1], true), 'every run finished, without NaN');
  remark(gates.getIn(['gates', 'assertions', 0], true), 'no worse than base beyond noise and this');
  remark(gates.getIn(['review', 'match', 0], true), 'also params.… or tags.…');
  return lines(
    about(
      'What runfolio check asks of runs, and how runfolio review finds the counterpart of a run whose params changed.',
    ),
    behindHash(yamlText(gates)),
  );
}
