import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardOptions, makeBoardRun, seededRuns, testValue } from '../../testing/make-board-run.ts';
import { plainText } from './board-sentence.ts';
import type { Board, BoardOptions, BoardRun } from './board-types.ts';
import { makeBoard } from './make-board.ts';

const board = (runs: readonly BoardRun[], options: Partial<BoardOptions> = {}): Board =>
  makeBoard(runs, testValue, boardOptions(options));

/** Ids of all runs on a board, wherever they are. */
function runsOf({ rows, unranked, leftOut }: Board): readonly string[] {
  const placed = [...rows, ...unranked].flatMap(({ units }) => units.flatMap(({ runs }) => runs));
  return [...placed, ...leftOut.map(({ run }) => run)].map(({ id }) => id).sort();
}

describe('makeBoard', () => {
  it('has every run once: in a row, unranked or left out; whatever the order of the runs', () => {
    const runs = fc
      .array(
        fc.record({
          params: fc.record(
            {
              lr: fc.constantFrom('1', '1.0', '2'),
              seed: fc.constantFrom('0', '1', '2'),
              fold: fc.constantFrom('0', '1'),
            },
            { requiredKeys: [] },
          ),
          value: fc.option(fc.constantFrom(1, 2, 2.5, Number.NaN, Number.POSITIVE_INFINITY), {
            nil: undefined,
          }),
          status: fc.constantFrom('FINISHED', 'FINISHED', 'FAILED', 'RUNNING'),
          lifecycleStage: fc.constantFrom('active' as const, 'active' as const, 'deleted' as const),
          digest: fc.constantFrom('', 'a', 'b'),
          epochs: fc.constantFrom('5', '5', '6'),
        }),
        { maxLength: 30 },
      )
      .map((all) =>
        all.map(({ params, value, digest, epochs, ...fields }, index) =>
          makeBoardRun(`r${index}`, { ...params, epochs }, value, {
            ...fields,
            datasets: digest ? [{ name: 'd', digest, context: 'eval' }] : [],
          }),
        ),
      );
    fc.assert(
      fc.property(runs, (all) => {
        const options = { comparable: ['params.epochs'] };
        const made = board(all, options);
        expect(runsOf(made)).toEqual(all.map(({ id }) => id).sort());
        expect(board(all.toReversed(), options)).toEqual(made);
        const names = [...made.rows, ...made.unranked].map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  it('gives a rank interval, the mean with its interval, and the difference to the leader', () => {
    const { rows, mode, unit, header, sentence } = board(
      seededRuns({ a: [0.9, 0.91, 0.92], b: [0.5, 0.51, 0.52], c: [0.9, 0.905, 0.91] }),
    );
    expect({ mode, unit }).toEqual({ mode: 'tested', unit: 'seed' });
    expect(rows.map(({ name, place, tier, isFirst }) => [name, place.text, tier, isFirst])).toEqual([
      ['a', '1–2', 1, true],
      ['c', '1–2', 1, true],
      ['b', '3', 2, false],
    ]);
    expect(rows[0]?.toLeader).toBeUndefined();
    expect(rows[2]?.toLeader).toMatchObject({ isSeparated: true, word: 'worse' });
    expect(plainText(sentence, (value) => value.toFixed(3))).toBe(
      'The first place is shared. a and c reach 0.910 and 0.905 on acc over three seeds; the data do not separate them.',
    );
    expect(header).toContain('Welch t-test over seeds, all 3 pairs, Holm-corrected');
  });
});
