import { describe, expect, it } from 'vitest';
import { parseFilter } from './parse.ts';
import { parseColumns, printColumns } from './parse-columns.ts';
import { parseOrder } from './parse-order.ts';
import { printFilter, printOrder } from './print.ts';
import { pointAt, SearchError } from './search-error.ts';

const canonical = (text: string) => printFilter(parseFilter(text));

/** The error of a text, as a terminal shows it. */
function errorOf(read: () => unknown, text: string): string {
  try {
    read();
  } catch (error) {
    if (error instanceof SearchError) return `\n${pointAt(text, error.range)}\n${error.message}`;
    throw error;
  }
  return 'no error';
}

describe('parseFilter', () => {
  it.each([
    // MLflow's names and quotes, in one form
    ['metric.`acc`>.5', 'metrics.acc > 0.5'],
    ['parameters."lr" = "0.1"', "params.lr = '0.1'"],
    ["tag.'a b' ilike '%x'", 'tags."a b" ILIKE \'%x\''],
    ["run.`Run Name` != 'x' and Created > 1", "run_name != 'x' AND start_time > 1"],
    ['attr.run_id in (\'a\', "b",)', "run_id IN ('a', 'b')"],
    ['params.x is not null', 'params.x IS NOT NULL'],
    ["dataset.name = 'iris'", "datasets.name = 'iris'"],
    ['metrics.a > 1e999', 'metrics.a > 1e999'],
    ["AND status = 'x' AND AND metrics.a = -0 AND", "status = 'x' AND metrics.a = 0"],
    ['metrics.from > 1 AND metrics.5 > 1', 'metrics."from" > 1 AND metrics."5" > 1'],
    // quotes: nothing within them is undone
    ["params.x = 'it''s'", `params.x = 'it''s'`],
    [`params.x = "it's"`, `params.x = "it's"`],
    ["params.x = 'C:\\'", "params.x = E'C:\\\\'"],
    [`params.x = E'it\\'s "both"'`, `params.x = E'it\\'s "both"'`],
    ["run_id IN ('a\\'b', \"it's\")", `run_id IN ("a'b", "it's")`],
    // precedence
    [
      "status = 'a' OR status = 'b' AND NOT status = 'c'",
      "status = 'a' OR status = 'b' AND NOT status = 'c'",
    ],
    ["(status = 'a' OR status = 'b') AND status = 'c'", "(status = 'a' OR status = 'b') AND status = 'c'"],
    ["((status = 'a') AND ((status = 'b')))", "status = 'a' AND status = 'b'"],
    ["NOT (status = 'a' AND status = 'b')", "NOT (status = 'a' AND status = 'b')"],
    ["NOT NOT status = 'a'", "NOT NOT status = 'a'"],
    // Runfolio's own
    ['params.lr < 0.01', 'params.lr < 0.01'],
    ['number(params.lr) < 0.01', 'params.lr < 0.01'],
    ['number(tags.n) IS NULL', 'number(tags.n) IS NULL'],
    ['BEST( metrics.x ) > 1', 'best(metrics.x) > 1'],
    ['at(metrics."val/x", -10) > 1', 'at(metrics."val/x", -10) > 1'],
    ['mean(metrics.x, 5) > 1', 'mean(metrics.x, 5) > 1'],
    ["start_time > '2026-05'", "start_time > '2026-05-01'"],
    ["start_time > '2026-05-14T16:20:00+02:00'", "start_time > '2026-05-14 14:20'"],
    ["duration > '90 m'", "duration > '1h 30m'"],
    ['duration < 30', 'duration < 30'],
    ["params.a not in ('x') and params.a not  like 'y%'", "params.a NOT IN ('x') AND params.a NOT LIKE 'y%'"],
    ['', ''],
    [' \n', ''],
  ])('reads %j as %j', (text, expected) => {
    expect(canonical(text)).toBe(expected);
    expect(canonical(expected)).toBe(expected);
  });

  it.each([
    ["metrics.acc > '0.5'"],
    ['metrics.acc == 1'],
    ['metrics.val/acc > 1'],
    ['metrics.p-value > 1'],
    ['metric.acc'],
    ['metrcs.acc > 1'],
    ["params.lr > '0.1'"],
    ["params.lr = 'open"],
    ['params.lr = fast'],
    ["Status = 'FINISHED'"],
    ["status = 'a' status > 'b'"],
    ["status = 'a' nonsense"],
    ["status = 'a' OR"],
    ["(status = 'a'"],
    ["status = 'a')"],
    ['run_id IN ()'],
    ['duration > 10m'],
    ["start_time > '2026-02-30'"],
    ['best(params.lr) > 1'],
    ['at(metrics.x) > 1'],
    ['at(metrics.x, 1.5) > 1'],
    ['mean(metrics.x, 0) > 1'],
    ["datasets.schema = 'x'"],
    ["params.lr = '1'\nAND metrics.x => 2"],
  ])('says where %j is wrong, and what was expected', (text) => {
    expect(errorOf(() => parseFilter(text), text)).toMatchSnapshot();
  });

  it('refuses the best of a metric without a goal, when goals are given', () => {
    const goalOf = (metric: string) => (metric === 'loss' ? 'minimize' : undefined);
    expect(parseFilter('best(metrics.loss) < 1', { goalOf })).toBeDefined();
    const text = 'best(metrics."a b") < 1';
    expect(errorOf(() => parseFilter(text, { goalOf }), text)).toMatchInlineSnapshot(`
      "
      best(metrics."a b") < 1
           ^^^^^^^^^^^^^
      Expected a metric whose goal is known, found metrics."a b". Say in runfolio.yaml whether more or less of it is better, or use min() or max()."
    `);
  });
});

describe('parseOrder', () => {
  it.each([
    ['metrics.acc', 'metrics.acc'],
    ['metrics."val/acc" asc , params.lr Desc', 'metrics."val/acc", params.lr DESC'],
    ['created DESC', 'start_time DESC'],
    [
      'best(metrics.x) DESC, duration, number(params.lr)',
      'best(metrics.x) DESC, duration, number(params.lr)',
    ],
    ['', ''],
  ])('reads %j as %j', (text, expected) => {
    expect(printOrder(parseOrder(text))).toBe(expected);
  });

  it.each([['metrics.acc foo'], ['datasets.name DESC'], ['metrics.acc,'], ['metrics.acc DESC DESC']])(
    'says where %j is wrong, and what was expected',
    (text) => {
      expect(errorOf(() => parseOrder(text), text)).toMatchSnapshot();
    },
  );
});

describe('parseColumns', () => {
  it.each([
    ['run_name, metric.*, param.lr', 'run_name, metrics.*, params.lr'],
    ['datasets.name,tags.*', 'datasets.name, tags.*'],
    ['', ''],
  ])('reads %j as %j', (text, expected) => {
    expect(printColumns(parseColumns(text))).toBe(expected);
  });

  it.each([['datasets.*'], ['metrics.'], ['run_name run_id'], ['*']])('refuses %j', (text) => {
    expect(() => parseColumns(text)).toThrow(SearchError);
  });
});
