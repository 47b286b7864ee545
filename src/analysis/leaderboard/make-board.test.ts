import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaderboardFileSchema } from '../../entities/leaderboard-file.ts';
import { parseSettings } from '../../settings/read-settings.ts';
import { ACC, boardOptions, makeBoardRun, seededRuns, testValue } from '../../testing/make-board-run.ts';
import { boardDataTable } from './board-data-table.ts';
import { boardFile } from './board-file.ts';
import { plainText } from './board-sentence.ts';
import { boardTable } from './board-table.ts';
import type { Board, BoardOptions, BoardRun, ValueOf } from './board-types.ts';
import { makeBoard } from './make-board.ts';

const board = (runs: readonly BoardRun[], options: Partial<BoardOptions> = {}): Board =>
  makeBoard(runs, testValue, boardOptions(options));

const said = ({ sentence }: Board) => plainText(sentence, (value) => value.toFixed(2));

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
        leaderboardFileSchema.parse(boardFile(made, undefined, String));
        for (const { headers, rows } of [boardTable(made, String), boardDataTable(made)]) {
          expect(rows.every((row) => row.length === headers.length)).toBe(true);
        }
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

  it('says of a single first place what it is separated from', () => {
    const runs = seededRuns({ a: [0.9, 0.91, 0.92], b: [0.5, 0.51, 0.52], c: [0.4, 0.41, 0.42] });
    expect(said(board(runs))).toBe(
      'One configuration is first. a reaches 0.91 on acc over three seeds; the data separate it from both others.',
    );
  });

  it('ranks the least first when the goal is to minimize', () => {
    const metric = { ...ACC, goal: { goal: 'minimize', origin: 'assumed' } as const };
    const { rows } = board(seededRuns({ a: [3, 3.1, 3.2], b: [1, 1.1, 1.2] }), { metric });
    expect(rows.map(({ name, place }) => [name, place.text])).toEqual([
      ['b', '1'],
      ['a', '2'],
    ]);
    expect(rows[1]?.toLeader).toMatchObject({ word: 'worse', difference: expect.closeTo(2, 9) });
  });

  it('gives single runs their plain order, and says that it was not tested', () => {
    const made = board(seededRuns({ a: [1], b: [3], c: [3], d: [2] }));
    expect(made.rows.map(({ name, place }) => [name, place.text])).toEqual([
      ['b', '1'],
      ['c', '1'],
      ['d', '3'],
      ['a', '4'],
    ]);
    expect(made).toMatchObject({ mode: 'single', header: 'single run each: order not tested', notes: [] });
    expect(said(made)).toBe(
      'Two share the best value of 4 single runs. b and c reach 3.00 on acc; the order was not tested.',
    );
  });

  it('keeps a single run among repeated ones in the order, without a rank, and tests against the next', () => {
    const made = board(seededRuns({ a: [0.99], b: [0.9, 0.91, 0.92], c: [0.5, 0.51, 0.52] }));
    expect(made.rows.map(({ name, place }) => [name, place.text])).toEqual([
      ['a', '1 run'],
      ['b', '1'],
      ['c', '2'],
    ]);
    expect(made.rows.map(({ toLeader }) => toLeader?.isSeparated)).toEqual([false, undefined, true]);
    expect(said(made)).toContain('A single run, a, has 0.99, and no rank.');
  });

  it('does not test the only configuration with repeats', () => {
    const made = board(seededRuns({ a: [0.9, 0.91], b: [0.5] }));
    expect(made.rows.map(({ place }) => place.text)).toEqual(['not tested', '1 run']);
    expect(made.header).toBe('one configuration has repeats: order not tested');
  });

  it('does not test what does not vary', () => {
    const made = board(seededRuns({ a: [0.9, 0.9], b: [0.5, 0.5] }));
    expect(made.rows.map(({ place, interval }) => [place.text, interval])).toEqual([
      ['1–2', { shown: false, reason: 'no spread over repeats' }],
      ['1–2', { shown: false, reason: 'no spread over repeats' }],
    ]);
    expect(made.header).toBe('no configuration varies over its repeats: order not tested');
  });

  it.each([
    ['no runs', [], 'Nothing to rank. No run that counts has acc.'],
    [
      'runs without the metric',
      [makeBoardRun('r', {}, undefined)],
      'Nothing to rank. No run that counts has acc.',
    ],
    [
      'only NaN',
      seededRuns({ a: [Number.NaN, 1], b: [Number.NaN, Number.NaN] }),
      'Nothing is ranked. No configuration has only finite values of acc.',
    ],
    [
      'one configuration',
      seededRuns({ a: [1, 2, 3] }),
      'One configuration has a place. a reaches 2.00 on acc over three seeds; there is nothing to compare it with.',
    ],
  ])('has a sentence for %s', (_, runs, expected) => {
    expect(said(board(runs))).toBe(expected);
  });

  it('leaves a configuration with a diverged seed unranked, and says how many diverged', () => {
    const { rows, unranked } = board(seededRuns({ a: [1, 2], b: [1, Number.NaN, 1] }));
    expect(rows.map(({ name }) => name)).toEqual(['a']);
    expect(unranked.map(({ name, reason }) => [name, reason])).toEqual([['b', 'non-finite in 1 of 3']]);
  });

  it('lists a metric whose goal is not known, and names the line that would have it ranked', () => {
    const metric = { ...ACC, key: 'my "q"', goal: { goal: undefined, origin: 'unknown' } as const };
    const runs = [makeBoardRun('x', {}, { [metric.key]: 1 })];
    const { rows, unranked, goalNotice } = board(runs, { metric });
    expect(rows).toEqual([]);
    expect(unranked.map(({ reason }) => reason)).toEqual(['direction unknown']);
    expect(goalNotice?.settings).toBe('metrics:\n  - { metric: "my \\"q\\"", goal: maximize } # or minimize');
    expect(parseSettings(goalNotice?.settings ?? '', 'x').metrics).toEqual([
      { metric: metric.key, goal: 'maximize' },
    ]);
  });

  it('compares each with the baseline, corrected for these comparisons alone', () => {
    const runs = seededRuns({ a: [0.9, 0.91, 0.92], b: [0.5, 0.51, 0.52], c: [0.7, 0.71, 0.72] });
    const { rows, baseline } = board(runs, { baseline: 'b-seed1' });
    expect(rows.map(({ name, isBaseline, toBaseline }) => [name, isBaseline, toBaseline?.word])).toEqual([
      ['a', false, 'better'],
      ['c', false, 'better'],
      ['b', true, undefined],
    ]);
    expect(baseline).toBe(rows[2]?.id);
    const [a] = rows;
    // Two comparisons instead of three pairs: Holm's smallest factor is 2 instead of 3.
    expect(a?.toBaseline?.adjusted).toBeCloseTo(((rows[2]?.toLeader?.adjusted ?? 0) * 2) / 3, 12);
  });

  it('takes a baseline that was run again for its configuration', () => {
    const runs = [
      ...seededRuns({ a: [0.9, 0.91], b: [0.5, 0.51] }),
      makeBoardRun('old', { model: 'b', seed: '0' }, 0.1, { endTimeMs: -1 }),
    ];
    const { rows, leftOut } = board(runs, { baseline: 'old' });
    expect(rows.map(({ name, isBaseline }) => [name, isBaseline])).toEqual([
      ['a', false],
      ['b', true],
    ]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(['older duplicate']);
  });

  it('gives a single run of a share of items an interval over these, but no mean over folds', () => {
    const metric = { ...ACC, items: 100 };
    const { rows } = board(
      [
        makeBoardRun('x', { m: '1' }, 0.9),
        makeBoardRun('y', { m: '2' }, 0.905),
        ...['0', '1'].map((fold) => makeBoardRun(`z${fold}`, { m: '3', seed: '0', fold }, 0.8)),
      ],
      { metric, repeat: ['seed', 'fold'] },
    );
    const intervals = new Map(rows.map(({ interval, units }) => [units[0]?.runs[0]?.id, interval]));
    expect(intervals.get('x')).toMatchObject({ shown: true, method: 'wilson', n: 100, count: 90 });
    expect(intervals.get('y')).toEqual({ shown: false, reason: 'single run' });
    expect(intervals.get('z0')).toMatchObject({ shown: false });
  });

  it('clips intervals at the bounds of the metric', () => {
    const metric = { ...ACC, bounds: { low: 0, high: 1 } };
    const { rows } = board(seededRuns({ a: [0.99, 0.999, 0.97], b: [0.5, 0.6, 0.7] }), { metric });
    expect(rows[0]?.interval).toMatchObject({ high: 1, clipped: ['high'] });
  });

  it('sets apart runs that differ in what must be equal', () => {
    const runs = ['5', '5.0', '6'].map((epochs, seed) =>
      makeBoardRun(`r${seed}`, { seed: String(seed), epochs }, seed),
    );
    const { leftOut } = board(runs, { comparable: ['params.epochs'] });
    expect(leftOut.map(({ run, reason }) => [run.id, reason])).toEqual([['r2', 'params.epochs is 6, not 5']]);
  });

  it('counts other statuses when the settings say so, and shows failed seeds with their configuration', () => {
    const runs = [
      ...seededRuns({ a: [1, 2], b: [3, 4] }),
      makeBoardRun('failed', { model: 'a', seed: '2' }, 0, { status: 'FAILED' }),
    ];
    const leftOutOf = ({ rows }: Board) =>
      rows.map(({ name, leftOut }) => [name, leftOut.map(({ run }) => run.id)]);
    expect(leftOutOf(board(runs))).toEqual([
      ['b', []],
      ['a', ['failed']],
    ]);
    const { rows } = board(runs, { statuses: ['FINISHED', 'FAILED'] });
    expect(rows.map(({ n }) => n)).toEqual([2, 3]);
  });

  it('says how far the best of a history flatters, and that some had more to choose from', () => {
    const metric = { ...ACC, rule: { kind: 'best' } as const };
    const measure: ValueOf = (run) => ({ value: 1, count: run.id.startsWith('a') ? 5 : 20 });
    const { valueText, warnings } = makeBoard(
      seededRuns({ a: [1], b: [1] }),
      measure,
      boardOptions({ metric }),
    );
    expect(valueText).toBe('best over 5–20 logged steps (optimistic: chosen on the same data)');
    expect(warnings).toEqual([
      'some runs had more than twice as many logged steps to choose the best from as others',
    ]);
  });

  it('calls the value at its own best what it is', () => {
    const rule = { kind: 'at-best-of', metric: 'acc', goal: 'maximize' } as const;
    expect(board(seededRuns({ a: [1] }), { metric: { ...ACC, rule } }).valueText).toContain('optimistic');
    const other = { ...rule, metric: 'val' };
    expect(board(seededRuns({ a: [1] }), { metric: { ...ACC, rule: other } }).valueText).toBe(
      'value at the step where `val` is best',
    );
  });

  it.each([
    [{ seed: '0' }, 'seed'],
    [{ fold: '0' }, 'fold'],
    [{}, 'repeat'],
  ] as const)('counts single runs with %j as a %s', (params, unit) => {
    expect(board([makeBoardRun('r', params, 1)]).unit).toBe(unit);
  });

  it('warns when grouping by some params leaves out runs that others tell apart', () => {
    const runs = ['1', '2'].map((c) => makeBoardRun(`svm-c${c}`, { model: 'svm', c, seed: '0' }, Number(c)));
    const other = makeBoardRun('knn', { model: 'knn', seed: '0' }, 0);
    const { rows, warnings } = board([...runs, other], { groupBy: ['model'] });
    expect(rows.map(({ name }) => name)).toEqual(['model=svm', 'model=knn']);
    expect(warnings).toEqual([
      '1 run was left out as an older duplicate, though params that do not count here may tell them apart',
    ]);
    expect(board([...runs, other]).warnings).toEqual([]);
  });

  it('warns when a time of the run makes each a configuration of its own', () => {
    const runs = ['a', 'b', 'c'].map((day, index) => makeBoardRun(day, { model: 'svm', date: day }, index));
    expect(board(runs).warnings).toEqual([
      '`date` has another value in every run, so that none repeats another; add to leaderboards.ignore what does not belong to a configuration',
    ]);
    expect(board(runs, { ignore: ['date'] }).warnings.join()).not.toContain('another value in every run');
  });

  it('warns when most runs have no value where another metric is best', () => {
    const rule = { kind: 'at-best-of', metric: 'val', goal: 'maximize' } as const;
    const runs = [
      ...seededRuns({ a: [1, 2] }),
      ...['3', '4', '5'].map((seed) => makeBoardRun(`b${seed}`, { model: 'b', seed }, undefined)),
    ];
    expect(board(runs, { metric: { ...ACC, rule } }).warnings).toEqual([
      'most runs are not here: 3 of 5 have no acc at the step where `val` is best; log both at the same steps, or take another value',
    ]);
    expect(board(runs.slice(0, 4), { metric: { ...ACC, rule } }).warnings).toEqual([]);
    // Then no run has a value, and each is left out for that.
    const undirected = { ...rule, goal: undefined };
    expect(board(runs, { metric: { ...ACC, rule: undirected } }).warnings).toEqual([]);
  });

  it('warns when some are repeated over seeds and others over folds', () => {
    const runs = [
      ...seededRuns({ a: [1, 2], b: [3, 4] }),
      ...['0', '1'].map((fold) => makeBoardRun(`f${fold}`, { model: 'c', fold }, 1 + Number(fold))),
    ];
    expect(board(runs).warnings).toEqual([
      'some configurations are repeated over seeds, others over folds: their spreads mean different things',
    ]);
  });

  it('leaves hostile names as the texts that they are', () => {
    const hostile = ['<script>alert(1)</script>', '](javascript:x)', '\u202e`|', '__proto__'];
    const runs = hostile.map((name) => makeBoardRun(name, { constructor: name, [name]: '1' }, 1, { name }));
    expect(board(runs).rows.map(({ name }) => name)).toEqual([...hostile].sort());
  });
});
