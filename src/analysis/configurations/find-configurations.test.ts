import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../../testing/read-vectors.ts';
import type { Configurations, ReplicateRun } from './configuration.ts';
import { findConfigurations } from './find-configurations.ts';
import { comparableValue } from './param-value.ts';

type Inputs = {
  readonly runs: readonly {
    readonly id: string;
    readonly params: Readonly<Record<string, string>>;
    readonly value: number | null;
    readonly end?: number;
    readonly status?: string;
    readonly parent?: string;
  }[];
};
type Expected = {
  readonly seed_params: readonly string[];
  readonly fold_params: readonly string[];
  readonly config_params: readonly string[];
  readonly groups: readonly {
    readonly config: Readonly<Record<string, string | number | null>>;
    readonly kind: string;
    readonly n: number;
    readonly values: readonly number[];
    readonly nonfinite: number;
  }[];
  readonly left_out: readonly (readonly [string, string])[];
};
const vectors = readVectors<Inputs, Expected>(new URL('./fixtures/groups.json', import.meta.url));

type Fields = Partial<Omit<ReplicateRun, 'id' | 'params'>>;
const run = (id: string, params: Readonly<Record<string, string>>, fields: Fields = {}): ReplicateRun => ({
  id,
  status: 'FINISHED',
  params: Object.entries(params).map(([key, value]) => ({ key, value })),
  value: 1,
  ...fields,
});

/** The reference writes an absent param as `null`. */
const configText = ({ config }: { config: object }) => JSON.stringify(config, (_, value) => value ?? null);
const byConfig = (a: { config: object }, b: { config: object }) => (configText(a) < configText(b) ? -1 : 1);

function asReference(found: Configurations): object {
  const groups = found.configurations.map(({ params, kind, units, nonFinite }) => ({
    config: Object.fromEntries(
      params.map(({ key, value }) => [key, value === undefined ? undefined : comparableValue(value)]),
    ),
    kind,
    n: units.length,
    values: units.map(({ value }) => value),
    nonfinite: nonFinite,
  }));
  return {
    seed_params: found.seedParams,
    fold_params: found.foldParams,
    config_params: found.configParams,
    groups: groups.sort(byConfig),
    left_out: found.leftOut.map(({ id, reason }) => [id, reason]),
  };
}

/** The reference's groups, and the keys of their configs, in one order. */
function sorted({ groups, ...rest }: Expected): object {
  const ordered = groups.map(({ config, ...group }) => ({
    config: Object.fromEntries(Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1))),
    ...group,
  }));
  return { ...rest, groups: ordered.sort(byConfig) };
}

describe('findConfigurations', () => {
  it('has all 27 vectors', () => {
    expect(vectors).toHaveLength(27);
  });

  it.each(vectors)('reproduces $id', ({ inputs, expected, tolerance }) => {
    const runs = inputs.runs.map(({ id, params, value, end, status, parent }) =>
      run(id, params, {
        value: value ?? undefined,
        endTimeMs: end,
        parentId: parent,
        ...(status ? { status } : {}),
      }),
    );
    const found = asReference(findConfigurations(runs, {}));
    expect(deviations(found, sorted(expected), tolerance)).toEqual([]);
  });

  it('counts every run once: in a unit, or left out with a reason', () => {
    const value = fc.option(fc.constantFrom(1, 2, Number.NaN), { nil: undefined });
    const params = fc.record(
      {
        lr: fc.constantFrom('1', '1.0', '2'),
        seed: fc.constantFrom('0', '1', 'None'),
        fold: fc.constantFrom('0', '1'),
        inner_fold: fc.constantFrom('0', '1'),
      },
      { requiredKeys: [] },
    );
    const runs = fc
      .array(fc.record({ params, value, status: fc.constantFrom('FINISHED', 'FINISHED', 'FAILED') }), {
        maxLength: 25,
      })
      .map((all) => all.map(({ params, ...fields }, index) => run(`r${index}`, params, fields)));
    fc.assert(
      fc.property(runs, (all) => {
        const found = findConfigurations(all, {});
        const counted = found.configurations.flatMap(({ units }) => units.flatMap(({ runIds }) => runIds));
        const ids = [...counted, ...found.leftOut.map(({ id }) => id)];
        expect(ids.sort()).toEqual(all.map(({ id }) => id).sort());
        expect(findConfigurations(all.toReversed(), {})).toEqual(found);
      }),
    );
  });

  it('says how runs were grouped', () => {
    const runs = [
      ...['0', '1', '2'].map((seed) => run(`a${seed}`, { lr: '1', seed, epochs: '5', data: 'x' })),
      ...['0', '1'].map((seed) => run(`b${seed}`, { lr: '2', seed, epochs: '5', data: 'x' })),
      run('c', { lr: '2', seed: '2', epochs: '5', data: 'x' }, { status: 'FAILED' }),
    ];
    expect(findConfigurations(runs, {}).text).toBe(
      'Grouped by all params except `seed` (assumed from its name) and 2 constant ones: 2 configurations, 2–3 seeds, 1 run left out',
    );
  });

  it.each([
    [{ repeat: ['trial'] }, 'all params except `trial` (set in the settings): 6 configurations, 2 seeds'],
    [{ groupBy: ['lr'] }, '`lr`: 2 configurations, 3 seeds, 6 runs left out'],
    [
      { ignore: ['trial'] },
      'all params except `seed` (assumed from its name), `trial` (ignored): 2 configurations, 3 seeds, 6 runs left out',
    ],
    [{ repeat: [] }, 'all params: 12 configurations'],
  ])('does what the settings say: %j', (settings, text) => {
    const runs = ['1', '2'].flatMap((lr) =>
      ['0', '1', '2'].flatMap((seed) =>
        ['a', 'b'].map((trial) => run(`${lr}${seed}${trial}`, { lr, seed, trial })),
      ),
    );
    const expected = text.replace(/\), `/, ') and `');
    expect(findConfigurations(runs, settings).text).toBe(`Grouped by ${expected}`);
  });

  it('keeps datasets apart when they were logged', () => {
    const runs = [
      run('a', { seed: '0' }, { datasetDigest: 'd1' }),
      run('b', { seed: '1' }, { datasetDigest: 'd1' }),
      run('c', { seed: '0' }, { datasetDigest: 'd2' }),
    ];
    const { configurations } = findConfigurations(runs, {});
    expect(configurations.map(({ datasetDigest, units }) => [datasetDigest, units.length])).toEqual([
      ['d1', 2],
      ['d2', 1],
    ]);
  });

  it('warns when a configuration mixes commits, and does not split it', () => {
    const runs = [run('a', { seed: '0' }, { commit: 'x' }), run('b', { seed: '1' }, { commit: 'y' })];
    const { configurations, warnings } = findConfigurations(runs, {});
    expect(configurations).toHaveLength(1);
    expect(warnings).toEqual(['1 configuration mixes git commits']);
  });

  it('names units so that the same seeds of two configurations can be paired', () => {
    const runs = ['1', '2'].flatMap((lr) => ['0', '1'].map((seed) => run(`${lr}${seed}`, { lr, seed })));
    const [a, b] = findConfigurations(runs, {}).configurations;
    expect(a?.units.map(({ repeat }) => repeat)).toEqual(b?.units.map(({ repeat }) => repeat));
    expect(new Set(a?.units.map(({ repeat }) => repeat)).size).toBe(2);
  });

  it('does not take a text for the number that it spells', () => {
    const runs = [run('a', { x: '0.1' }), run('b', { x: 'n:0.1' }), run('c', { x: '1e-1' })];
    expect(findConfigurations(runs, {}).configurations.map(({ units }) => units.length)).toEqual([1, 2]);
  });
});
