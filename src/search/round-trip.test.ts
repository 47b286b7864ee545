import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeMetric, makeRun } from '../testing/make-run.ts';
import { randomFilter, randomOrder, randomRun, randomText } from '../testing/random-search.ts';
import { compileFilter } from './compile.ts';
import { completeFilter, completeOrder } from './complete.ts';
import { entityFields } from './entity-fields.ts';
import { sortRows } from './order.ts';
import { parseFilter } from './parse.ts';
import { parseOrder } from './parse-order.ts';
import { printFilter, printOrder } from './print.ts';
import { pointAt, SearchError } from './search-error.ts';
import { tokenize } from './tokenize.ts';

const run = randomRun.map(({ runId, metrics, datasets, startTimeMs, endTimeMs, userId, ...fields }) =>
  makeRun({
    key: runId,
    ...fields,
    ...(startTimeMs === undefined ? {} : { startTimeMs }),
    ...(endTimeMs === undefined ? {} : { endTimeMs }),
    ...(userId === undefined ? {} : { userId }),
    metrics: metrics.map(({ key, value }) => makeMetric(key, value)),
    datasets: datasets.map(
      (name) => ({ name, digest: name }) as ReturnType<typeof makeRun>['datasets'][number],
    ),
  }),
);
const runs = fc.uniqueArray(run, { selector: ({ runId }) => runId, maxLength: 8 });
const fields = entityFields<ReturnType<typeof makeRun>>();
const options = { goalOf: () => 'minimize' as const };

describe('printing', () => {
  it('a filter, and reading it again, gives the same filter', () => {
    fc.assert(
      fc.property(randomFilter, (filter) => {
        expect(parseFilter(printFilter(filter))).toEqual(filter);
      }),
      { numRuns: 500 },
    );
  });

  it('an order, and reading it again, gives the same order', () => {
    fc.assert(
      fc.property(randomOrder, (order) => {
        expect(parseOrder(printOrder(order))).toEqual(order);
      }),
    );
  });

  it('what was printed and read gives the same text', () => {
    fc.assert(
      fc.property(randomText, (text) => {
        const printed = caught(() => printFilter(parseFilter(text)));
        if (typeof printed === 'string') expect(printFilter(parseFilter(printed))).toBe(printed);
      }),
      { numRuns: 500 },
    );
  });

  it('changes nothing about which runs are found', () => {
    fc.assert(
      fc.property(randomFilter, runs, (filter, all) => {
        const again = parseFilter(printFilter(filter));
        const found = all.filter(compileFilter(filter, fields, options));
        expect(all.filter(compileFilter(again, fields, options))).toEqual(found);
      }),
    );
  });
});

/** What a function gives, or the error that it throws. */
function caught<T>(work: () => T): T | Error {
  try {
    return work();
  } catch (error) {
    return error as Error;
  }
}

describe('any text', () => {
  it('is a filter and an order, or an error that points into it', () => {
    fc.assert(
      fc.property(randomText, (text) => {
        for (const read of [parseFilter, parseOrder]) {
          const error = caught(() => read(text));
          if (!(error instanceof Error)) continue;
          expect(error).toBeInstanceOf(SearchError);
          const { range, expected, message } = error as SearchError;
          expect(range.from).toBeLessThanOrEqual(range.to);
          expect(range.to).toBeLessThanOrEqual(text.length);
          expect(expected.length, message).toBeGreaterThan(0);
          expect(pointAt(text, range)).toMatch(/\^$/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['parentheses', '('.repeat(100_000)],
    ['NOTs', 'NOT '.repeat(100_000)],
    ['quotes', "'".repeat(100_001)],
    ['backslashes', `params.x = '${"\\'".repeat(50_000)}`],
    ['ORs', 'status = "a" OR '.repeat(20_000)],
  ])('is read in no time, however many %s it has', (_, text) => {
    const result = caught(() => parseFilter(text));
    if (result instanceof Error) expect(result).toBeInstanceOf(SearchError);
  });

  it('is covered by its tokens, but for spaces', () => {
    fc.assert(
      fc.property(randomText, (text) => {
        const tokens = tokenize(text);
        let at = 0;
        for (const token of tokens) {
          expect(text.slice(at, token.from).trim()).toBe('');
          expect(text.slice(token.from, token.to)).toBe(token.text);
          at = token.to;
        }
        expect(at).toBe(text.length);
      }),
    );
  });

  it('can be completed anywhere', () => {
    const known = {
      keys: () => ['lr', 'val/acc', 'mlflow.user'],
      values: () => ['0.1', "it's"],
    };
    fc.assert(
      fc.property(randomText, fc.nat(30), (text, place) => {
        const cursor = Math.min(place, text.length);
        for (const complete of [completeFilter, completeOrder]) {
          const { range } = complete(text, cursor, known);
          expect(range.from).toBeLessThanOrEqual(cursor);
          expect(range.to).toBeGreaterThanOrEqual(cursor);
          expect(range.to).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('NOT and OR', () => {
  it('are the complement and the union', () => {
    fc.assert(
      fc.property(randomFilter, randomFilter, runs, (a, b, all) => {
        if (!a || !b) return;
        const found = (text: string) => all.filter(compileFilter(parseFilter(text), fields, options));
        const [left, right] = [`(${printFilter(a)})`, `(${printFilter(b)})`];
        const [inLeft, inRight] = [new Set(found(left)), new Set(found(right))];
        expect(found(`NOT ${left}`)).toEqual(all.filter((each) => !inLeft.has(each)));
        expect(found(`${left} OR ${right}`)).toEqual(
          all.filter((each) => inLeft.has(each) || inRight.has(each)),
        );
        expect(found(`${left} AND ${right}`)).toEqual(
          all.filter((each) => inLeft.has(each) && inRight.has(each)),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('sorting', () => {
  it('is total: the order of what comes in decides nothing', () => {
    fc.assert(
      fc.property(runs, randomOrder, fc.func(fc.nat()), (all, order, weight) => {
        const shuffled = [...all].sort((a, b) => weight(a.runId) - weight(b.runId));
        expect(sortRows(shuffled, order, fields, options)).toEqual(sortRows(all, order, fields, options));
      }),
    );
  });

  it('puts values first, then NaN, then runs without, in both directions', () => {
    fc.assert(
      fc.property(runs, fc.constantFrom('ASC', 'DESC'), (all, direction) => {
        const sorted = sortRows(all, parseOrder(`metrics.loss ${direction}`), fields);
        const ranks = sorted.map(({ metrics }) => {
          const value = metrics.find(({ key }) => key === 'loss')?.value;
          return value === undefined ? 2 : Number.isNaN(value) ? 1 : 0;
        });
        expect(ranks).toEqual([...ranks].sort());
      }),
    );
  });
});
