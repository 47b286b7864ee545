import { describe, expect, it } from 'vitest';
import type { ChartTarget } from './chart-targets.ts';
import { anchorOf, pickTarget, runsWithin } from './pick-target.ts';

const target = (kind: ChartTarget['kind'], run: string, points: ChartTarget['points']): ChartTarget => ({
  kind,
  run,
  runs: [run],
  tip: run,
  points,
});
const point = target('point', 'a', [[10, 10]]);
const over = target('point', 'b', [[10, 10]]);
const line = target('line', 'c', [
  [0, 50],
  [100, 50],
  [200, 150],
]);
const box = target('box', 'd', [
  [0, 0],
  [60, 60],
]);
const targets = [box, line, point, over];

describe('pickTarget', () => {
  it.each([
    ['the point on top', 12, 11, 'b'],
    ['a line before the box below it', 50, 55, 'c'],
    ['a slanted line', 150, 102, 'c'],
    ['the box around', 40, 30, 'd'],
    ['nothing', 300, 10, undefined],
  ])('finds %s', (_name, x, y, expected) => {
    expect(pickTarget(targets, x, y)?.run).toBe(expected);
  });
});

describe('runsWithin', () => {
  it('holds points, vertices and middles, each run once', () => {
    const rect = { left: 5, top: 5, right: 40, bottom: 40 };
    expect(runsWithin([...targets, point], rect)).toEqual(['d', 'a', 'b']);
    expect(runsWithin(targets, { left: 190, top: 140, right: 210, bottom: 160 })).toEqual(['c']);
  });
});

describe('anchorOf', () => {
  it('is the middle of a box and the end of a line', () => {
    expect([anchorOf(box), anchorOf(line), anchorOf(point)]).toEqual([
      [30, 30],
      [200, 150],
      [10, 10],
    ]);
  });
});
