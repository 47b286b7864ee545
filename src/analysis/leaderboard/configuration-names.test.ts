import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationNames, type NamedConfiguration } from './configuration-names.ts';

/** A configuration with runs of these names; the seed of each is its place. */
function named(
  params: Readonly<Record<string, string | undefined>>,
  ...names: readonly string[]
): NamedConfiguration {
  return {
    params: Object.entries(params).map(([key, value]) => ({ key, value })),
    runs: names.map((name, seed) => ({ name, params: [{ key: 'seed', value: String(seed) }] })),
  };
}

const namesOf = (...configurations: readonly NamedConfiguration[]) =>
  configurationNames(configurations, ['seed']);

describe('configurationNames', () => {
  it.each([
    ['svm-seed0', 'svm-seed1', 'svm'],
    ['svm_s0', 'svm_s1', 'svm'],
    ['svm/0', 'svm/1', 'svm'],
    ['svm seed=0', 'svm seed=1', 'svm'],
    ['svm-c10-run-0', 'svm-c10-run-1', 'svm-c10'],
  ])('takes what the names %s and %s have in common', (first, second, expected) => {
    expect(namesOf(named({ c: '1' }, first, second), named({ c: '2' }, 'knn'))).toEqual([expected, 'knn']);
  });

  it('does not take the end of another number for the seed', () => {
    expect(namesOf(named({ c: '10' }, 'svm-c10'), named({ c: '1' }, 'svm-c1'))).toEqual([
      'svm-c10',
      'svm-c1',
    ]);
  });

  it.each([
    ['are not alike', ['one', 'two'], ['three', 'four']],
    ['are the same in both', ['svm-seed0', 'svm-seed1'], ['svm-seed0', 'svm-seed1']],
    ['were drawn by MLflow', ['bold-ape-123'], ['calm-fox-7']],
    ['are empty', [''], ['']],
  ])('takes the fewest params when names %s', (_, first, second) => {
    const other = { a: '1', 'net.depth': '2', width: '8' };
    expect(namesOf(named(other, ...first), named({ ...other, 'net.depth': '3' }, ...second))).toEqual([
      'depth=2',
      'depth=3',
    ]);
  });

  it('cuts the digits of long numbers as far as they stay apart', () => {
    const names = ['0.009009690543257978', '0.010739875903680949', '0.010731', '1e-4'];
    expect(namesOf(...names.map((lr) => named({ lr }, '')))).toEqual([
      'lr=0.00901',
      'lr=0.01074',
      'lr=0.010731',
      'lr=1e-4',
    ]);
  });

  it('takes names that MLflow drew where params would be long', () => {
    const at = (time: string, name: string) => named({ tracking_timestamp: time }, name);
    expect(
      namesOf(
        at('2025-06-25T13:58:53.418530', 'bold-ape-123'),
        at('2025-06-25T14:17:45.705325', 'calm-fox-7'),
      ),
    ).toEqual(['bold-ape-123', 'calm-fox-7']);
    expect(namesOf(named({}, 'bold-ape-123'))).toEqual(['bold-ape-123']);
  });

  it('writes out a param whose last part another has too, and leaves out what was not logged', () => {
    const names = namesOf(
      named({ 'a.lr': '1', 'b.lr': '1' }, ''),
      named({ 'a.lr': '1', 'b.lr': '2' }, ''),
      named({ 'a.lr': '2', 'b.lr': undefined }, ''),
      named({ 'a.lr': undefined, 'b.lr': undefined }, ''),
    );
    expect(names).toEqual(['a.lr=1, b.lr=1', 'a.lr=1, b.lr=2', 'a.lr=2', 'all runs']);
  });

  it('never gives two the same name', () => {
    const value = fc.constantFrom('1', '1.0', 'a, y=b', 'b', 'a', undefined);
    const configuration = fc
      .record({ x: value, y: value, name: fc.constantFrom('', 'run', 'run-seed0', 'bold-ape-1') })
      .map(({ name, ...params }) => named(params, name));
    fc.assert(
      fc.property(fc.array(configuration, { maxLength: 12 }), (all) => {
        const names = configurationNames(all, ['seed']);
        expect(new Set(names).size).toBe(all.length);
      }),
    );
  });
});
