import { describe, expect, it } from 'vitest';
import { isLogarithmic, settingScale, tickLabels, valueScale } from './value-scale.ts';

describe('isLogarithmic', () => {
  it.each([
    [[0.001, 0.1], true],
    [[0.01, 0.5], false],
    [[0, 100], false],
    [[-1, 100], false],
    [[], false],
  ])('%j: %s', (values, expected) => {
    expect(isLogarithmic(values)).toBe(expected);
  });
});

describe('tickLabels', () => {
  it.each([
    [
      [0.9, 0.95, 1],
      ['0.90', '0.95', '1.00'],
    ],
    [
      [-10, 0, 10],
      ['−10', '0', '10'],
    ],
    [
      [0, 0.00005],
      ['0', '5e−5'],
    ],
    [
      [1e6, 2e6],
      ['1e6', '2e6'],
    ],
  ])('writes %j as %j', (values, expected) => {
    expect(tickLabels(values)).toEqual(expected);
  });
});

describe('valueScale', () => {
  it.each([
    [[-Number.MAX_VALUE, Number.MAX_VALUE]],
    [[0, Number.MAX_VALUE]],
    [[Number.MIN_VALUE, 1]],
    [[Number.MIN_VALUE, Number.MAX_VALUE]],
    [[Number.MAX_VALUE, Number.MAX_VALUE]],
    [[Number.NaN, Infinity]],
  ])('has a finite axis for %j', (values) => {
    const { domain, ticks, isLog } = valueScale(values);
    expect([...domain, ...ticks.map(({ value }) => value)].every(Number.isFinite)).toBe(true);
    expect(domain[1]).toBeGreaterThan(domain[0]);
    if (isLog) expect(domain[0]).toBeGreaterThan(0);
  });

  it('ends at round numbers', () => {
    const scale = valueScale([0.81, 0.99]);
    expect(scale.domain).toEqual([0.8, 1]);
    expect(scale.place(0.9)).toBeCloseTo(0.5);
  });

  it('draws equal ratios as equal distances over two decades', () => {
    const scale = valueScale([0.0003, 1]);
    expect(scale.ticks.map(({ label }) => label)).toEqual(['0.0001', '0.001', '0.01', '0.1', '1']);
    expect(scale.place(0.01)).toBeCloseTo(0.5);
  });

  it('puts a single value in the middle', () => {
    const scale = valueScale([1, 1]);
    expect(scale.place(1)).toBeCloseTo(0.5);
    expect(scale.ticks.map(({ label }) => label)).toEqual(['0.95', '1.00', '1.05']);
  });

  it('thins decades', () => {
    expect(valueScale([1e-12, 1]).ticks.map(({ label }) => label)).toEqual([
      '1e−12',
      '1e−9',
      '1e−6',
      '0.001',
      '1',
    ]);
  });
});

describe('settingScale', () => {
  const labels = (values: number[]) => settingScale(values).ticks.map(({ label }) => label);

  it('labels each of a few values', () => {
    expect(labels([0.001, 0.01, 0.001])).toEqual(['0.001', '0.01']);
    expect(labels([16, 64, 128])).toEqual(['16', '64', '128']);
  });

  it.each([
    ['many values', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['values that are near each other', [1, 2, 100]],
    ['two decades', [0.001, 0.1, 1]],
    ['one value', [5]],
  ])('is as valueScale for %s', (_, values) => {
    expect(labels(values)).toEqual(valueScale(values, 5).ticks.map(({ label }) => label));
  });
});
