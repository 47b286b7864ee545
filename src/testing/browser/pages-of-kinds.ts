import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../site/site-folder.ts';

/** One page of every kind of a built site, by what it shows. */
export function pagesOfKinds(site: string): readonly (readonly [kind: string, path: string])[] {
  const [experiment = ''] = largestFirst(site, 'experiments');
  const [model = ''] = foldersOf(join(site, 'models'));
  const [version = ''] = foldersOf(join(site, 'models', model));
  return [
    ['home', ''],
    ['experiments', 'experiments/'],
    ['experiment', `experiments/${experiment}/`],
    ['comparison', `experiments/${experiment}/compare/`],
    ['leaderboard', `experiments/${experiment}/leaderboard/`],
    ['leaderboards', 'leaderboards/'],
    ['further table', `experiments/${experiment}/name/1/`],
    ['run with curves and artifacts', `runs/${richestRun(site)}/`],
    ['run with an HTML artifact', `runs/${runWithFrame(site)}/`],
    ['comparison of any runs', 'compare/'],
    ['models', 'models/'],
    ['model', `models/${model}/`],
    ['model version', `models/${model}/${version}/`],
    ['datasets', 'datasets/'],
    ['diagnostics', 'diagnostics/'],
    ['not found', '404.html'],
  ];
}

function foldersOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function largestFirst(site: string, area: string): string[] {
  const size = (name: string) => readFileSync(join(site, area, name, 'index.html')).length;
  return foldersOf(join(site, area)).sort((a, b) => size(b) - size(a));
}

function richestRun(site: string): string {
  const pages = largestFirst(site, 'runs');
  const isRich = (run: string) =>
    readFileSync(join(site, 'runs', run, 'index.html'), 'utf8').includes('id="curves"');
  return pages.find(isRich) ?? '';
}

/** A run whose page has a sandboxed frame. */
export function runWithFrame(site: string): string {
  const frame = filesOf(join(site, 'runs')).find((file) => /^[^/]+\/frames\//.test(file));
  if (frame === undefined) throw new Error('no run of the site shows an HTML artifact');
  return frame.split('/')[0] ?? '';
}
