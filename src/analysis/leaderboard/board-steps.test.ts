import { describe, expect, it } from 'vitest';
import { ACC, boardOptions, makeBoardRun, testValue } from '../../testing/make-board-run.ts';
import { rememberedSteps } from './board-steps.ts';
import type { BoardOptions, BoardRun } from './board-types.ts';
import { makeBoard } from './make-board.ts';

const RUNS = [0, 1, 2, 3].flatMap((model) =>
  [0, 1, 2, 3, 4].map((seed) =>
    makeBoardRun(
      `${model}${seed}`,
      { model: String(model), lr: String(seed % 2), seed: String(seed) },
      { acc: model + ((seed * 7 + model * model) % 5) / 4, loss: ((seed * 3 + model) % 4) - model },
      { datasets: [{ name: 'd', digest: model < 3 ? 'a' : 'b', context: 'test' }] },
    ),
  ),
);
const LOSS = { ...ACC, key: 'loss' };
const byModel = { groupBy: ['model'] };
const changed = RUNS.map((run) => ({ ...run, params: run.params.filter(({ key }) => key !== 'lr') }));

/** One change after another, some of them back. */
const CHANGES: readonly (readonly [string, readonly BoardRun[], Partial<BoardOptions>])[] = [
  ['as published', RUNS, {}],
  ['by model', RUNS, byModel],
  ['another level', RUNS, { ...byModel, level: 0.5, alpha: 0.5 }],
  ['another metric', RUNS, { ...byModel, metric: LOSS }],
  ['the first metric again', RUNS, byModel],
  ['Welch', RUNS, { ...byModel, test: 'welch' }],
  ['pooled', RUNS, { ...byModel, test: 'pooled' }],
  [
    'less is better',
    RUNS,
    { ...byModel, metric: { ...ACC, goal: { goal: 'minimize', origin: 'settings' } } },
  ],
  ['other repeats', RUNS, { repeat: ['lr'] }],
  ['a param ignored', RUNS, { ignore: ['lr'] }],
  ['fewer runs', RUNS.slice(0, -3), byModel],
  ['in another order', RUNS.toReversed(), byModel],
  ['other params', changed, {}],
];

describe('rememberedSteps', () => {
  it('makes the same boards as without a memory, whatever was made before', () => {
    const steps = rememberedSteps();
    for (const [what, runs, change] of [...CHANGES, ...CHANGES.toReversed()]) {
      const options = boardOptions(change);
      expect(makeBoard(runs, testValue, options, steps), what).toEqual(makeBoard(runs, testValue, options));
    }
  });

  it('tests pairs once for all levels, and again for other values', () => {
    const steps = rememberedSteps();
    const pairsOf = (change: Partial<BoardOptions>) =>
      makeBoard(RUNS, testValue, boardOptions({ ...byModel, ...change }), steps).pairs;
    const pairs = pairsOf({});
    expect(pairs).not.toHaveLength(0);
    expect(pairsOf({ level: 0.5, alpha: 0.5 })).toBe(pairs);
    expect(pairsOf({ metric: LOSS })).not.toBe(pairs);
  });
});
