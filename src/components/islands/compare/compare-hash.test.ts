import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AxisBrush } from '../../../charts/axis-brush.ts';
import { type ArtifactView, SCALES } from './artifacts/artifact-view.ts';
import type { ChartChoice } from './chart-choice.ts';
import {
  type CompareView,
  comparisonOfHash,
  hashOfComparison,
  holdsComparison,
  PLAIN_COMPARISON,
} from './compare-hash.ts';

const segment = fc.stringMatching(/^[a-z0-9_-][a-z0-9._-]{0,40}$/);
// Halves of surrogate pairs cannot stand in an address.
const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const runs = fc.uniqueArray(segment, { minLength: 1, maxLength: 8 });
const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);
const zoom = fc
  .tuple(finite(-1e9, 1e12), finite(1e-3, 1e9))
  .map(([from, by]): [number, number] => [from, from + by])
  .filter(([from, to]) => from < to);

const artifacts = (segments: readonly string[]): fc.Arbitrary<ArtifactView> =>
  fc.record({
    open: fc.uniqueArray(key, { maxLength: 4 }),
    find: fc.string({ unit: 'grapheme', maxLength: 10 }),
    folder: fc.string({ unit: 'grapheme', maxLength: 10 }),
    images: fc.constantFrom('grid', 'swipe', 'fade', 'difference'),
    pair: fc.option(fc.tuple(fc.constantFrom(...segments), fc.constantFrom(...segments)), { nil: undefined }),
    divide: fc.integer({ min: 0, max: 100 }),
    step: fc.option(fc.integer(), { nil: undefined }),
    scale: fc.constantFrom(...SCALES),
    layout: fc.constantFrom('unified', 'split', undefined),
    sorted: fc.boolean(),
    plain: fc.boolean(),
    rowKey: fc.option(fc.string({ unit: 'grapheme', maxLength: 10 }), { nil: undefined }),
    more: fc.integer({ min: 0, max: 50 }),
  });
const field = fc.record({ kind: fc.constantFrom('param' as const, 'metric' as const), key });
const scale = fc.constantFrom('auto' as const, 'linear' as const, 'log' as const);
const brush: fc.Arbitrary<AxisBrush> = fc.oneof(zoom, fc.tuple(key, key));
const chart: fc.Arbitrary<ChartChoice> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('scatter' as const),
      x: field,
      y: field,
      colour: field,
      xScale: scale,
      yScale: scale,
    },
    { requiredKeys: ['kind', 'x', 'y', 'xScale', 'yScale'] },
  ),
  fc.record({
    kind: fc.constant('parallel' as const),
    axes: fc.array(fc.record({ field, brush }, { requiredKeys: ['field'] }), { minLength: 1, maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('box' as const), y: field, by: field }),
  fc.record(
    {
      kind: fc.constant('bar' as const),
      y: field,
      by: field,
      spread: fc.constantFrom('sd' as const, 'interval' as const),
    },
    { requiredKeys: ['kind', 'y', 'spread'] },
  ),
  fc.record({ kind: fc.constant('heat' as const), x: field, y: field, value: field }),
);

const view: fc.Arbitrary<CompareView> = runs.chain((segments) =>
  fc.record({
    runs: fc.constant(segments),
    baseline: fc.option(fc.constantFrom(...segments), { nil: undefined }),
    hidden: fc.subarray(segments),
    metrics: fc.option(fc.uniqueArray(key, { maxLength: 4 }), { nil: undefined }),
    together: fc.boolean(),
    x: fc.oneof(
      fc.constantFrom('step' as const, 'relative' as const, 'time' as const),
      key.map((metric) => ({ metric })),
    ),
    logX: fc.boolean(),
    logY: fc.boolean(),
    smoothing: fc.integer({ min: 0, max: 100 }),
    clip: fc.boolean(),
    group: fc.option(key, { nil: undefined }),
    spread: fc.constantFrom('range' as const, 'sd' as const, 'interval' as const),
    zoom: fc.option(zoom, { nil: undefined }),
    all: fc.boolean(),
    tolerance: finite(0, 100),
    artifacts: artifacts(segments),
    charts: fc.array(chart, { maxLength: 4 }),
  }),
);

describe('hashOfComparison', () => {
  it('is what comparisonOfHash reads back', () => {
    fc.assert(
      fc.property(view, (before) => {
        expect(comparisonOfHash(`#${hashOfComparison(before)}`)).toEqual(before);
      }),
    );
  });

  it('is short when nothing is chosen', () => {
    const hash = hashOfComparison({ ...PLAIN_COMPARISON, runs: ['0bd8', 'archive.0-1f'] });
    expect(hash).toBe('runs=0bd8,archive.0-1f');
  });
});

describe('holdsComparison', () => {
  it.each([
    ['#runs=a,b', true],
    ['runs=', true],
    ['#all=1&runs=a', true],
    ['#main', false],
    ['#truns=a', false],
    ['', false],
  ])('tells a comparison from a link within the page: "%s"', (hash, expected) => {
    expect(holdsComparison(hash)).toBe(expected);
  });
});

describe('comparisonOfHash', () => {
  it.each([
    ['nothing', '', []],
    ['a run twice', '#runs=a,b,a', ['a', 'b']],
    ['what would lead elsewhere', '#runs=../x,a/b,http:,.,..,b', ['b']],
  ])('reads the runs of %s', (_name, hash, expected) => {
    expect(comparisonOfHash(hash).runs).toEqual(expected);
  });

  it('reads two hundred runs at most', () => {
    const many = Array.from({ length: 300 }, (_, index) => index).join(',');
    expect(comparisonOfHash(`#runs=${many}`).runs).toHaveLength(200);
  });

  it.each([
    'fp=zz,a&fi=x&fv=101&ft=1.5&fz=3',
    'fl=x&fk=%E0%A4%A&fm=-1&f=,%E0',
    's=x&s=',
    'zoom=5,2',
    'zoom=1',
    'tol=-1',
    'x=m:%E0%A4%A',
    'band=all',
    'base=zz',
    'hide=zz',
    'charts=s,p:a;x;h,m:a,m:%E0%A4%A,m:b',
  ])('takes what it cannot read (%s) as not given', (hash) => {
    expect(comparisonOfHash(`runs=a&${hash}`)).toEqual({ ...PLAIN_COMPARISON, runs: ['a'] });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (hash) => void comparisonOfHash(hash)));
  });
});
