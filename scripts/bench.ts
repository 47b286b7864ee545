import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { formatBytes, formatCount } from '../src/site/format.ts';
import { makeDatabase } from './bench/make-database.ts';
import { makeStore } from './bench/make-store.ts';
import { measureBoards, measureBuild, measureDatabase, measureIngest } from './bench/measure.ts';
import { measureBoardPage } from './bench/measure-board-page.ts';
import { measureBrowser } from './bench/measure-browser.ts';
import { measureCompare } from './bench/measure-compare.ts';
import { type BenchCase, CASES, pointsOf } from './bench/shapes.ts';
import { command, EXIT, main, UsageError } from './cli/command.ts';
import { checkSite } from './site-check/check-site.ts';

/** Whatever else is measured how often: frames differ more than files do. */
const VISITS = 5;
/** All metrics have boards; 64 configurations, each with its repeats. */
const SETTINGS = `title: Synthetic store
metrics: [{ metric: "metric_*", goal: minimize }]
leaderboards: { repeat: [param_2, param_3, param_6, param_7] }
`;
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
const times = (ratio: number) => `${ratio.toFixed(2)} ×`;

await main(async () => {
  const program = command(
    'bench',
    'Measure ingest and build on synthetic stores and a database, next to a raw baseline.',
  )
    .option('--case <name...>', `which of ${CASES.map(({ name }) => name).join(', ')} (default: all)`)
    .option('--repeat <n>', 'measurements of each figure; their median is shown', '3')
    .option('--no-build', 'measure the ingest only')
    .option('--folder <path>', 'where the stores are made (default: a temporary folder, removed at the end)')
    .parse();
  const options = program.opts<{ case?: string[]; repeat: string; build: boolean; folder?: string }>();
  const repeat = Number(options.repeat);
  if (!Number.isInteger(repeat) || repeat < 1) throw new UsageError('--repeat takes a whole number from 1.');
  const names = options.case ?? CASES.map(({ name }) => name);
  const cases = CASES.filter(({ name }) => names.includes(name));
  const unknown = names.find((name) => !cases.some((known) => known.name === name));
  if (unknown !== undefined) throw new UsageError(`There is no case ${unknown}.`);

  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'runfolio-bench-'));
  console.log(`Node ${process.version}; medians of ${repeat}`);
  try {
    for (const one of cases) {
      const folderOfCase = join(folder, one.name);
      measureCase(one, folderOfCase, repeat, options.build && one.build);
      if (options.build && one.build) {
        await measureTable(folderOfCase);
        await measureBoard(folderOfCase);
        await measureComparison(folderOfCase);
      }
    }
    if (options.case === undefined) measureRanking(repeat);
  } finally {
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
  return EXIT.done;
});

function row(name: string, figure: string, ratio = ''): void {
  console.log(`  ${name.padEnd(42)}${figure.padStart(14)}${ratio.padStart(16)}`);
}

function measureRanking(repeat: number): void {
  console.log('\nleaderboards: 200 configurations × 50 seeds, 6 metrics');
  const { allMs, resampledMs, levelMs, metricMs, filterMs, medianMs, iqmMs } = measureBoards(repeat);
  row('all boards', seconds(allMs));
  row('all with interquartile means, 2000 resamples', seconds(resampledMs));
  row('one at another level', seconds(levelMs));
  row('one of another metric', seconds(metricMs));
  row('one of other runs', seconds(filterMs));
  row('one with medians, 2000 resamples', seconds(medianMs));
  row('one with interquartile means, the same', seconds(iqmMs));
}

function measureCase(one: BenchCase, folder: string, repeat: number, build: boolean): void {
  if (one.store === 'database') measureRows(one, folder, repeat);
  else measureFiles(one, folder, repeat, build);
}

function measureRows({ name, shape }: BenchCase, folder: string, repeat: number): void {
  rmSync(folder, { recursive: true, force: true });
  const file = join(folder, 'mlflow.db');
  makeDatabase(file, shape);
  const { baseline, ...figures } = measureDatabase(file, join(folder, 'out'), repeat);
  const ratio = (ms: number) => times(ms / baseline.ms);
  console.log(
    `\n${name}: ${formatCount(shape.runs)} runs, ${formatCount(baseline.rows)} rows, ${formatBytes(statSync(file).size)}, ${formatCount(figures.points)} points`,
  );
  row('baseline: SELECT * of every table', seconds(baseline.ms), times(1));
  row('ingest', seconds(figures.firstMs), ratio(figures.firstMs));
  row('  points a second', formatCount(Math.round(figures.points / (figures.firstMs / 1000))));
  row('ingest again, nothing changed', seconds(figures.unchangedMs), ratio(figures.unchangedMs));
  row('peak memory of baseline and ingest', formatBytes(figures.memoryBytes));
}

function measureFiles({ name, shape }: BenchCase, folder: string, repeat: number, build: boolean): void {
  const store = join(folder, 'mlruns');
  rmSync(folder, { recursive: true, force: true });
  makeStore(store, shape);
  const { baseline, ...figures } = measureIngest(store, join(folder, 'out'), repeat);
  const ratio = (ms: number) => times(ms / baseline.ms);
  const points = pointsOf(shape);
  console.log(
    `\n${name}: ${formatCount(shape.runs)} runs, ${formatCount(baseline.files)} files, ${formatBytes(baseline.bytes)}, ${formatCount(points)} points`,
  );
  row('baseline: list and read every file once', seconds(baseline.ms), times(1));
  row('ingest', seconds(figures.firstMs), ratio(figures.firstMs));
  row('  points a second', formatCount(Math.round(points / (figures.firstMs / 1000))));
  row('ingest again, nothing changed', seconds(figures.unchangedMs), ratio(figures.unchangedMs));
  row('ingest again, one run changed', seconds(figures.oneChangedMs), ratio(figures.oneChangedMs));
  row('snapshot', formatBytes(figures.snapshotBytes), times(figures.snapshotBytes / baseline.bytes));
  row('peak memory of these ingests', formatBytes(figures.memoryBytes));
  if (build) measureSite(folder, shape.runs, repeat);
}

function measureSite(folder: string, runs: number, repeat: number): void {
  const settings = join(folder, 'runfolio.yaml');
  writeFileSync(settings, SETTINGS);
  const site = join(folder, 'site');
  const folders = { snapshot: join(folder, 'out', '0', 'snapshot'), site, cache: join(folder, 'cache') };
  const { ms, memoryBytes } = measureBuild(folders, settings, repeat);
  row('build', seconds(ms), `${(ms / runs).toFixed(2)} ms/run`);
  row('peak memory of the build', formatBytes(memoryBytes));
  const checked = checkSite({
    folder: join(site, '0'),
    base: '/',
    runPageBytes: Number.POSITIVE_INFINITY,
    validateAll: 0,
    onProgress: () => undefined,
  });
  row('site', formatBytes(checked.bytes), `${formatCount(checked.files)} files`);
  if (checked.largestRunPage) row('largest run page, HTML', formatBytes(checked.largestRunPage.bytes));
  for (const [kind, { bytes }] of checked.heaviest) row(`first view with gzip: ${kind}`, formatBytes(bytes));
  row('findings of check:site', formatCount(checked.findings.length));
}

async function measureTable(folder: string): Promise<void> {
  const site = join(folder, 'site', '0');
  const [columns = 0, summaries = 0] = ['runs-columns.json', 'runs-summaries.json'].map((name) =>
    gzippedBytes(site, name),
  );
  const figures = await measureBrowser(site, VISITS);
  const ms = (time: number) => `${time.toFixed(0)} ms`;
  console.log(`  in Chromium, medians of ${VISITS} visits`);
  row('columns of the table with gzip', formatBytes(columns));
  row('summaries of its histories with gzip', formatBytes(summaries));
  row('table ready after the load event', ms(figures.readyMs));
  row('keystroke in the filter to painted rows', ms(figures.filterMs));
  row('sort to painted rows', ms(figures.sortMs));
  row('longest frame of scrolling through it', ms(figures.frameMs));
  row('JavaScript heap', formatBytes(figures.memoryBytes));
}

async function measureBoard(folder: string): Promise<void> {
  const { openMs, changeMs } = await measureBoardPage(join(folder, 'site', '0'), VISITS);
  row('tools of a board: asked for to painted', `${openMs.toFixed(0)} ms`);
  row('change of a board to painted', `${changeMs.toFixed(0)} ms`);
}

async function measureComparison(folder: string): Promise<void> {
  const { runs, curves, paintedMs, memoryBytes, scriptBytes } = await measureCompare(
    join(folder, 'site', '0'),
    VISITS,
  );
  row(`compare page, ${runs} runs, ${formatCount(curves)} curves: painted`, `${paintedMs.toFixed(0)} ms`);
  row('its JavaScript heap', formatBytes(memoryBytes));
  row('its scripts with gzip', formatBytes(scriptBytes));
}

function gzippedBytes(site: string, name: string): number {
  const experiments = join(site, 'experiments');
  return readdirSync(experiments)
    .map((experiment) => join(experiments, experiment, name))
    .filter((file) => existsSync(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}
