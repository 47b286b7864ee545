import { describe, expect, it } from 'vitest';
import { firstFront, frontIds, tradeoffFronts } from '../../../analysis/leaderboard/board-fronts.ts';
import { makeBoardRun } from '../../../testing/make-board-run.ts';
import { makeSectionInput } from '../../../testing/make-section-input.ts';
import { paretoText } from './pareto-text.ts';
import { tradeoffsSection } from './tradeoffs.ts';

/** Two seeds each: accuracy, time and size. */
const runs = Object.entries({
  small: [0.8, 5, 1],
  large: [0.9, 10, 9],
  slow: [0.79, 11, 8],
  odd: [0.7, undefined, 2],
}).flatMap(([model, [acc, time, size]]) =>
  [0, 1].map((seed) =>
    makeBoardRun(
      `${model}-seed${seed}`,
      { model, seed: String(seed) },
      {
        acc: (acc ?? 0) + seed / 100,
        size: size ?? 0,
        ...(time === undefined ? {} : { time_s: time + seed }),
      },
    ),
  ),
);
const section = (settings = {}, own = runs) => tradeoffsSection(makeSectionInput(own, settings));
const tradeoffs = (...sets: readonly (readonly string[])[]) => ({
  metrics: [{ metric: 'size', goal: 'minimize' }],
  leaderboards: { tradeoffs: sets },
});

describe('tradeoffsSection', () => {
  it('sets the metric against its costs, says what is on the front, and what cannot be compared', async () => {
    const { figures, empty } = await section();
    expect(empty).toBeUndefined();
    expect(figures).toHaveLength(1);
    const [figure] = figures;
    expect(figure?.reading).toBe(
      'large and small are on the front: no other is at least as good on acc and time_s and better on one of them. It is the front of the means; differences not tested.',
    );
    expect(figure?.note).toContain(
      'N/A, neither on the front nor compared: odd, without a finite mean of both',
    );
    expect(figure?.note).toContain('Direction assumed from the name: acc and time_s.');
    expect(figure?.table.rows.map((row) => [row[0], row.at(-1)])).toEqual([
      ['large', 'Pareto'],
      ['small', 'Pareto'],
      ['slow', 'dominated by 2'],
      ['odd', 'N/A'],
    ]);
  });

  it('shows the trade-offs of the settings, the first metric against each other one', async () => {
    const { figures, refused } = await section(tradeoffs(['size', 'acc', 'time_s'], ['acc', 'unknown']));
    expect(figures.map(({ id, title }) => [id, title])).toEqual([
      ['tradeoff-1', 'acc against size'],
      ['tradeoff-2', 'acc against time_s'],
    ]);
    expect(figures[0]?.caption.join('')).toContain(
      'Rings: on the Pareto front of acc, size and time_s together.',
    );
    expect(refused).toEqual([[{ key: 'acc' }, ' against ', { key: 'unknown' }, ': direction unknown.']]);
  });

  it('says why there is nothing', async () => {
    const plain = (text: unknown) => JSON.stringify(text);
    const withoutCosts = runs.map((run) => ({ ...run, values: { acc: run.values.acc ?? 0 } }));
    expect(plain((await section({}, withoutCosts)).empty)).toContain(
      'no other metric here is a time, a size',
    );
    expect(plain((await section(tradeoffs())).empty)).toContain('No trade-off in runfolio.yaml has ');
  });
});

describe('frontIds', () => {
  it('holds the ids of the first front that there is', () => {
    const input = makeSectionInput(runs, tradeoffs(['acc', 'unknown'], ['acc', 'time_s']));
    const front = firstFront(tradeoffFronts(input));
    const ids = front && frontIds(front);
    const names = input.board.rows.flatMap(({ id, name }) => (ids?.has(id) ? name : []));
    expect(names).toEqual(['large', 'small']);
    expect(firstFront(tradeoffFronts(makeSectionInput(runs, tradeoffs())))).toBeUndefined();
  });
});

describe('paretoText', () => {
  it('counts dominators', () => {
    expect(paretoText({ kind: 'dominated', dominators: 3 })).toBe('dominated by 3');
    expect([paretoText({ kind: 'N/A' }), paretoText(undefined)]).toEqual(['N/A', 'N/A']);
  });
});
