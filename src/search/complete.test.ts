import { describe, expect, it } from 'vitest';
import { completeFilter, completeOrder, type Known } from './complete.ts';
import { parseFilter } from './parse.ts';

const KEYS = { metrics: ['loss', 'val/acc', 'acc'], params: ['lr', 'model'], tags: ['mlflow.user'] };
const known: Known = {
  keys: (of) => KEYS[of],
  values: (field) => {
    if (field.kind === 'attribute') return ['FINISHED', 'FAILED'];
    return field.kind === 'param' || field.kind === 'number' ? ['0.1', "it's", 'adam'] : [];
  },
};

/** Completes at the `|`, and says what comes of each proposal. */
function completed(marked: string, complete = completeFilter): readonly string[] {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { range, proposals } = complete(text, cursor, known);
  return proposals.map(({ insert }) => `${text.slice(0, range.from)}${insert}${text.slice(range.to)}`);
}

describe('completeFilter', () => {
  it('begins with the fields that exist, then functions and NOT', () => {
    const all = completed('|');
    expect(all.slice(0, 5)).toEqual([
      'metrics.loss',
      'metrics."val/acc"',
      'metrics.acc',
      'params.lr',
      'params.model',
    ]);
    expect(all).toEqual(expect.arrayContaining(['duration', 'datasets.name', 'best(', 'NOT', '(']));
    expect(all).not.toContain('AND');
  });

  it.each([
    ['met|', ['metrics.loss', 'metrics."val/acc"', 'metrics.acc']],
    ['metric.|', ['metrics.loss', 'metrics."val/acc"', 'metrics.acc']],
    ['metrics.val/a|', ['metrics."val/acc"']],
    ['metrics."val|', ['metrics."val/acc"']],
    ['metrics."val/a|cc"', ['metrics."val/acc"']],
    ['metrics.l|oss > 1', ['metrics.loss > 1']],
    ['acc|', ['metrics."val/acc"', 'metrics.acc']],
    ['user|', ['user_id', 'tags.mlflow.user']],
    ['params.lr < 1 AND mod|', ['params.lr < 1 AND params.model']],
    ["(status = 'x' OR dur|", ["(status = 'x' OR duration"]],
    ['NOT best(|', ['NOT best(metrics.loss', 'NOT best(metrics."val/acc"', 'NOT best(metrics.acc']],
    ['number(mod|', ['number(params.model']],
  ])('finishes the field of %j', (marked, expected) => {
    expect(completed(marked).slice(0, 3)).toEqual(expected.slice(0, 3));
  });

  it.each([
    ['metrics.loss |', ['=', '!=', '<', '<=', '>', '>=', 'IS NULL', 'IS NOT NULL']],
    ['params.lr N|', ['NOT LIKE', 'NOT ILIKE', 'NOT IN']],
    ['params.lr IS |', ['IS NULL', 'IS NOT NULL']],
    ['params.lr IS NOT N|', ['IS NOT NULL']],
    ['params.lr NOT I|', ['NOT ILIKE', 'NOT IN']],
  ])('knows the operators of %j', (marked, expected) => {
    const [, field = ''] = /^(\S+ )/.exec(marked) ?? [];
    expect(completed(marked)).toEqual(expected.map((operator) => field + operator));
  });

  it.each([
    ['params.model = |', ["'0.1'", `"it's"`, "'adam'"]],
    ["params.model = 'a|", ["'adam'"]],
    ["params.model = 'a|d'", ["'adam'"]],
    ['params.model=|', ["'0.1'", `"it's"`, "'adam'"]],
    ['params.lr < |', ['0.1']],
    ['status = |', ["'FINISHED'", "'FAILED'"]],
    ["status IN ('FINISHED', |", ["'FINISHED'", "'FAILED'"]],
    ["params.model IN ('i|", [`"it's"`]],
  ])('proposes the values that exist for %j, in quotes', (marked, expected) => {
    const before = marked.slice(0, marked.search(/('[a-z]?)?\|/));
    expect(completed(marked)).toEqual(expect.arrayContaining(expected.map((value) => before + value)));
  });

  it.each([
    ["status = 'x' |", ["status = 'x' AND", "status = 'x' OR"]],
    ["status = 'x' a|", ["status = 'x' AND"]],
    ["(status = 'x' |", ["(status = 'x' AND", "(status = 'x' OR", "(status = 'x' )"]],
    ['metrics.loss > 1 O|', ['metrics.loss > 1 OR']],
  ])('goes on after a comparison: %j', (marked, expected) => {
    expect(completed(marked)).toEqual(expected);
  });

  it.each(['metrics.loss > |', "nonsense = 'x' AND |", "status = 'x' ) |"])(
    'has nothing for %j',
    (marked) => {
      expect(completed(marked)).toEqual([]);
    },
  );

  it('proposes values that make a filter', () => {
    for (const text of completed('params.model = |')) expect(() => parseFilter(text)).not.toThrow();
  });
});

describe('completeOrder', () => {
  it.each([
    ['metrics.l|', ['metrics.loss']],
    ['metrics.loss |', ['metrics.loss DESC', 'metrics.loss ASC', 'metrics.loss ,']],
    ['metrics.loss d|', ['metrics.loss DESC']],
    ['metrics.loss DESC, start|', ['metrics.loss DESC, start_time']],
  ])('completes %j', (marked, expected) => {
    expect(completed(marked, completeOrder).slice(0, expected.length)).toEqual(expected);
  });
});
