import { describe, expect, it } from 'vitest';
import { oneOffParams } from './one-off-params.ts';

const table = (...rows: readonly Readonly<Record<string, string | undefined>>[]) =>
  rows.map((row) => Object.entries(row).map(([key, value]) => ({ key, value })));

describe('oneOffParams', () => {
  it.each([
    ['a time', 'tracking_timestamp', ['2025-06-25T13:58', '2025-06-25T14:17', '2025-06-25T14:27']],
    ['a time in seconds', 'start_time', ['1719320333', '1719320334', '1719320335']],
    ['a day by its values', 'when', ['2025-06-25', '20250626', '2025-06-27 10:00']],
    ['an id by its values', 'job', ['a', 'b', 'c'].map((digit) => digit.repeat(32))],
    ['a folder', 'log_dir', ['runs/a', 'runs/b', 'runs/c']],
  ])('finds %s', (_, key, values) => {
    expect(oneOffParams(table(...values.map((value) => ({ model: 'svm', [key]: value }))))).toEqual([key]);
  });

  it.each([
    ['a number that a search draws anew', 'lr', ['0.1', '0.2', '0.3']],
    ['what may be a setting', 'model', ['cnn', 'mlp', 'svm']],
    ['what has a value twice', 'date', ['a', 'b', 'b']],
    ['what some runs do not have', 'date', ['a', 'b', undefined]],
  ])('leaves %s alone', (_, key, values) => {
    expect(oneOffParams(table(...values.map((value) => ({ model: 'svm', [key]: value }))))).toEqual([]);
  });

  it('finds nothing where configurations would differ without it too', () => {
    const rows = ['svm', 'knn', 'mlp'].map((model, index) => ({ model, log_dir: `runs/${index}` }));
    expect(oneOffParams(table(...rows.map((row) => ({ ...row, lr: row.log_dir.slice(-1) }))))).toEqual([]);
  });

  it('says nothing of two configurations', () => {
    expect(oneOffParams(table({ date: 'a' }, { date: 'b' }))).toEqual([]);
  });
});
