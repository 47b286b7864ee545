import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGGREGATES } from '../../../analysis/aggregate-values.ts';
import { PLAIN_VIEW, toggleSort, type View } from './view.ts';
import { hashOfView, viewOfHash } from './view-hash.ts';

const RUN_IDS = ['8f2c11aa00', '8f2c11bb00', 'c0ffee0000'];

const text = fc.string({ unit: 'binary' });
const columnId = fc
  .tuple(fc.constantFrom('params.', 'metrics.', 'tags.', ''), fc.string({ unit: 'binary', minLength: 1 }))
  // Ids without a prefix are the table's own: words.
  .map(([prefix, key]) => (prefix === '' ? 'start_time' : prefix + key));
const day = fc.constantFrom('', '2026-05-14', '2026-12-31');
const views: fc.Arbitrary<View> = fc.record({
  filter: text,
  sort: fc.array(fc.record({ id: columnId, descending: fc.boolean() })),
  columns: fc.option(fc.array(columnId), { nil: undefined }),
  widths: fc.array(fc.tuple(columnId, fc.integer({ min: 24, max: 2000 }))).map((pairs) => new Map(pairs)),
  facets: fc.record({
    status: fc.array(fc.constantFrom('FAILED', 'KILLED')),
    dataset: fc.array(fc.string({ unit: 'binary', minLength: 1 })),
    model: fc.array(fc.string({ unit: 'binary', minLength: 1 })),
    stage: fc.array(fc.constantFrom('active', 'deleted')),
  }),
  from: day,
  until: day,
  value: fc.oneof(
    fc.constantFrom('latest', 'best', 'min', 'max').map((kind) => ({ kind }) as const),
    fc.maxSafeInteger().map((step) => ({ kind: 'at', step }) as const),
    fc.integer({ min: 1 }).map((points) => ({ kind: 'mean', points }) as const),
  ),
  baseline: fc.option(fc.constantFrom(...RUN_IDS), { nil: undefined }),
  selected: fc.uniqueArray(fc.constantFrom(...RUN_IDS)).map((ids) => new Set(ids)),
  onlySelected: fc.boolean(),
  heat: fc.boolean(),
  bars: fc.boolean(),
  groups: fc.array(columnId),
  aggregate: fc.constantFrom(...AGGREGATES),
  allOpen: fc.boolean(),
  flipped: fc.uniqueArray(fc.constantFrom(...RUN_IDS)).map((ids) => new Set(ids)),
});

describe('hashOfView', () => {
  it('gives every view again', () => {
    fc.assert(
      fc.property(views, (view) => {
        const hash = hashOfView(view, RUN_IDS);
        expect(viewOfHash(`#${hash}`, RUN_IDS) ?? PLAIN_VIEW).toEqual(view);
      }),
    );
  });

  it('is short, and holds nothing that would end a link in a comment', () => {
    const view: View = {
      ...PLAIN_VIEW,
      filter: "metrics.loss < 0.5 AND params.model = 'mlp'",
      sort: [{ id: 'metrics.loss', descending: false }],
      baseline: '8f2c11aa00',
      selected: new Set(['c0ffee0000']),
    };
    expect(hashOfView(view, RUN_IDS)).toBe(
      "runs?v1&q=metrics.loss%20%3C%200.5%20AND%20params.model%20=%20'mlp'&s=m.loss&b=8f2c11a&x=c0ffee0",
    );
  });

  it('names the step of a value, or the number of last points', () => {
    const hash = (value: View['value']) => hashOfView({ ...PLAIN_VIEW, value }, RUN_IDS);
    expect(hash({ kind: 'at', step: -100 })).toBe('runs?v1&v=at:-100');
    expect(hash({ kind: 'mean', points: 5 })).toBe('runs?v1&v=mean:5');
  });

  it('is empty for the plain view', () => {
    expect(hashOfView(PLAIN_VIEW, RUN_IDS)).toBe('');
  });
});

describe('viewOfHash', () => {
  it.each(['', '#runs', '#figures', '#runs?v2&q=a', '#run?v1'])('reads no view from %j', (hash) => {
    expect(viewOfHash(hash, RUN_IDS)).toBeUndefined();
  });

  it.each([
    ['what it does not know', '#runs?v1&future=1&q=a'],
    ['a value that it does not know', '#runs?v1&v=median&q=a'],
    ['a step that is none', '#runs?v1&v=at:1.5&q=a'],
    ['a step that is missing', '#runs?v1&v=at&q=a'],
    ['the mean of no points', '#runs?v1&v=mean:0&q=a'],
    ['a number that a value does not take', '#runs?v1&v=best:3&q=a'],
    ['runs that are not there', '#runs?v1&b=000000&x=ffffff,8f2c&but=ffffff&q=a'],
    ['an aggregate that it does not know', '#runs?v1&a=mode&q=a'],
    ['a day that is none', '#runs?v1&from=yesterday&q=a'],
    ['a width that is none', '#runs?v1&w=m.loss:wide,:5,m.loss:9&q=a'],
    ['an escape that was cut off', '#runs?v1&q=a&dataset=%E2%8'],
  ])('leaves out %s', (_name, hash) => {
    expect(viewOfHash(hash, RUN_IDS)).toEqual({ ...PLAIN_VIEW, filter: 'a' });
  });
});

describe('toggleSort', () => {
  const loss = (descending: boolean) => ({ id: 'metrics.loss', descending });
  it.each([
    ['begins with the better end', [], false, [loss(false)]],
    ['then turns', [loss(false)], false, [loss(true)]],
    ['then sorts no more', [loss(true)], false, []],
    ['takes the place of another', [{ id: 'duration', descending: true }], false, [loss(false)]],
    [
      'stands behind another',
      [{ id: 'duration', descending: true }],
      true,
      [{ id: 'duration', descending: true }, loss(false)],
    ],
    [
      'turns in its place',
      [loss(false), { id: 'duration', descending: true }],
      true,
      [loss(true), { id: 'duration', descending: true }],
    ],
    [
      'leaves the others',
      [loss(true), { id: 'duration', descending: true }],
      true,
      [{ id: 'duration', descending: true }],
    ],
  ])('%s', (_name, before, more, after) => {
    expect(toggleSort(before, 'metrics.loss', false, more)).toEqual(after);
  });
});
