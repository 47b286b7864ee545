import { rememberedSteps } from '../../src/analysis/leaderboard/board-steps.ts';
import type { BoardOptions, BoardRun } from '../../src/analysis/leaderboard/board-types.ts';
import { makeBoard } from '../../src/analysis/leaderboard/make-board.ts';
import { metricBoards } from '../../src/analysis/leaderboard/metric-boards.ts';
import { makeValueOf } from '../../src/analysis/leaderboard/run-values.ts';
import { plainView } from '../../src/site/page-data/leaderboard-view.ts';
import { seededRandom } from './random.ts';

/**
 * One measurement, in a process of its own: boards of six metrics over 10 000 runs, first as a build makes them, then
 * what a reader's changes make. Prints JSON.
 */
const CONFIGURATIONS = 200;
const SEEDS = 50;
const METRICS = ['metric_0', 'metric_1', 'metric_2', 'metric_3', 'metric_4', 'metric_5'];

const random = seededRandom(1);
const values = new Map<string, ReadonlyMap<string, { readonly value: number }>>();
const runs: readonly BoardRun[] = Array.from({ length: CONFIGURATIONS * SEEDS }, (_, index) => {
  const configuration = Math.floor(index / SEEDS);
  const id = `run${String(index).padStart(5, '0')}`;
  const seed = index % SEEDS;
  const center = configuration / CONFIGURATIONS;
  values.set(id, new Map(METRICS.map((metric) => [metric, { value: center + random() + random() }])));
  const params = {
    architecture: `a${configuration % 10}`,
    batch_size: String(2 ** (configuration % 5)),
    dropout: '0.1',
    epochs: '30',
    learning_rate: String(configuration / 1000),
    optimizer: 'adam',
    seed: String(seed),
  };
  return {
    id,
    name: `a${configuration}-seed${seed}`,
    path: '',
    status: 'FINISHED',
    lifecycleStage: 'active',
    params: Object.entries(params).map(([key, value]) => ({ key, value })),
    tags: [],
    datasets: [],
    marks: [],
  };
});
const measure = makeValueOf({
  summaryOf: ({ id }, metric) => values.get(id)?.get(metric),
  historyOf: () => undefined,
});

function optionsOf(key: string, level = 0.95, statistic: BoardOptions['statistic'] = 'mean'): BoardOptions {
  return {
    metric: { key, goal: { goal: 'maximize', origin: 'settings' }, rule: { kind: 'last' } },
    statistic,
    resamples: 2000,
    level,
    alpha: 1 - level,
    test: 'auto',
    statuses: ['FINISHED'],
    comparable: [],
    baseline: 'run00000',
  };
}

function timed(statistic: BoardOptions['statistic']): number {
  const started = performance.now();
  const steps = rememberedSteps();
  for (const key of METRICS) makeBoard(runs, measure, optionsOf(key, 0.95, statistic), steps);
  return performance.now() - started;
}

const steps = rememberedSteps();
const [first = '', second = ''] = METRICS;

/** What a reader's change makes: the boards of one metric, written as rows and lists. */
function timedChange(
  key: string,
  level: number,
  { kept = runs, statistic = 'mean' as BoardOptions['statistic'] } = {},
): number {
  const started = performance.now();
  const { main, apart } = metricBoards(kept, measure, optionsOf(key, level, statistic), undefined, steps);
  plainView(main.board, main.task, { prefix: 'row-', apart: apart.length });
  return performance.now() - started;
}

const allMs = timed('mean');
const resampledMs = timed('iqm');
timedChange(first, 0.8);
const levelMs = timedChange(first, 0.9);
const metricMs = timedChange(second, 0.9);
const filterMs = timedChange(second, 0.9, { kept: runs.slice(1) });
const medianMs = timedChange(second, 0.9, { statistic: 'median' });
const iqmMs = timedChange(second, 0.9, { statistic: 'iqm' });
console.log(JSON.stringify({ allMs, resampledMs, levelMs, metricMs, filterMs, medianMs, iqmMs }));
