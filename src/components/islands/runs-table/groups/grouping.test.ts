import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exportCsv } from '../../../../analysis/export-csv.ts';
import { exportLatex } from '../../../../analysis/export-latex.ts';
import { decodeRuns } from '../../../../columns/decode-runs.ts';
import { encodeRuns } from '../../../../columns/encode-runs.ts';
import type { DatasetKey } from '../../../../entities/ids.ts';
import { runSchema } from '../../../../entities/run.ts';
import { makeMetric, makeRun } from '../../../../testing/make-run.ts';
import type { CellOptions } from '../cell.ts';
import { type TableColumn, tableColumns } from '../table-column.ts';
import type { SortKey } from '../view.ts';
import { groupsTable } from './export-groups.ts';
import { figureText } from './figure-text.ts';
import type { Group } from './group.ts';
import { groupCell } from './group-cell.ts';
import { chosenKeys, groupKeys, hasRepeats, SEEDS } from './group-key.ts';
import { groupLabel } from './group-label.ts';
import { groupLines } from './group-lines.ts';
import { COUNT_COLUMN, type Grouping, makeGrouping } from './grouping.ts';
import { flipGroup, openTest } from './open-groups.ts';

type Fields = {
  readonly params?: Record<string, string>;
  readonly loss?: number;
} & Partial<Omit<Parameters<typeof makeRun>[0], 'params'>>;

function run(key: string, { params = {}, loss, ...fields }: Fields) {
  return makeRun({
    key,
    params: Object.entries(params).map(([name, value]) => ({ key: name, value })),
    metrics: loss === undefined ? [] : [makeMetric('loss', loss)],
    ...fields,
  });
}

const digits = { datasetKey: 'd' as DatasetKey, name: 'digits', digest: 'd', tags: [] };
const RUNS = [
  run('a0', { params: { model: 'mlp', lr: '0.1', seed: '0' }, loss: 0.2, startTimeMs: 0, endTimeMs: 1000 }),
  run('a1', {
    params: { model: 'mlp', lr: '0.1', seed: '1' },
    loss: 0.4,
    startTimeMs: 60_000,
    endTimeMs: 63_000,
  }),
  run('b0', { params: { model: 'mlp', lr: '1', seed: '0' }, loss: Number.NaN }),
  run('b1', { params: { model: 'mlp', lr: '1', seed: '1' }, loss: 0.1, status: 'FAILED' }),
  run('c0', { params: { model: 'svc', seed: '0' }, loss: 0.1, datasets: [digits, digits] }),
  run('c1', { params: { model: 'svc', seed: '1' }, datasets: [digits] }),
  run('top', { loss: 0.05 }),
  run('kid', { parentKey: 'top', loss: 0.05 }),
  run('gone', { loss: 9, lifecycleStage: 'deleted' }),
];
const table = decodeRuns(
  encodeRuns(
    RUNS.map((each) => z.encode(runSchema, each)),
    {
      experimentKey: '1',
      comparable: 5,
      histories: { points: 0, most: 10, meanOfLast: 5 },
      paths: [],
      params: [
        { key: 'model', numeric: false, differs: true },
        { key: 'lr', numeric: true, differs: true },
        { key: 'seed', numeric: true, differs: true },
      ],
      tags: [],
      metrics: [
        { key: 'loss', goal: 'minimize', goalOrigin: 'assumed', decimals: 2, drawn: false, best: 0.05 },
      ],
      marksOf: () => [],
      modelsOf: () => [],
      defaults: {
        primary: 'loss',
        params: [],
        metrics: [],
        user: false,
        source: false,
        commit: false,
        sameDay: false,
      },
    },
  ),
);
const COLUMNS = tableColumns(table);
const column = (id: string): TableColumn => COLUMNS.find((each) => each.id === id)!;
const options = { table, value: { kind: 'latest' }, summaries: undefined } as const;
const ALL = RUNS.map((_, row) => row);
const offered = groupKeys(table, COLUMNS);

function grouping(
  ids: readonly string[],
  sort: readonly SortKey[] = [],
  aggregate: 'mean' | 'max' | 'best' = 'mean',
) {
  const keys = chosenKeys(ids, table, offered);
  const columns = new Map(COLUMNS.map((each) => [each.id, each]));
  return makeGrouping(ALL, { keys, aggregate, sort, columns }, options);
}
const labels = (made: ReturnType<typeof grouping>) =>
  made.groups.map((group) => groupLabel(group, made.keys));
const byId = (id: string, descending = false) => [{ id, descending }];

describe('chosenKeys', () => {
  it('takes all params that differ but seeds for one choice, and leaves out what is not there', () => {
    expect(chosenKeys([SEEDS, 'params.gone', 'params.lr'], table, offered).map(({ id }) => id)).toEqual([
      'params.model',
      'params.lr',
    ]);
    expect(hasRepeats(table)).toBe(true);
  });
});

describe('makeGrouping', () => {
  it('puts runs that differ in their seed together, best mean first, those without a figure last', () => {
    const made = grouping([SEEDS]);
    expect(made.groups.map(({ rows }) => rows)).toEqual([
      [6, 7, 8],
      [4, 5],
      [0, 1],
      [2, 3],
    ]);
    expect(labels(made)).toEqual(['params not logged', 'model svc', 'model mlp, lr 0.1', 'model mlp, lr 1']);
  });

  it.each([
    ['their own text, as numbers', ['params.lr'], byId('params.lr'), ['lr 0.1', 'lr 1', 'lr not logged']],
    [
      'their own text, greatest first',
      ['params.lr'],
      byId('params.lr', true),
      ['lr 1', 'lr 0.1', 'lr not logged'],
    ],
    ['how many runs they have', ['params.lr'], byId('n', true), ['lr not logged', 'lr 0.1', 'lr 1']],
    ['what all their runs have', ['params.lr'], byId('params.model'), ['lr 0.1', 'lr 1', 'lr not logged']],
    ['their mean duration', ['params.lr'], byId('duration'), ['lr 0.1', 'lr 1', 'lr not logged']],
  ])('sorts groups by %s', (_name, ids, sort, expected) => {
    expect(labels(grouping(ids, sort))).toEqual(expected);
  });

  it.each([
    ['datasets', ['Datasets digits', 'Datasets not logged']],
    ['status', ['Status FINISHED', 'Status FAILED']],
    ['day', ['Day of the start, UTC 1970-01-01', 'Day of the start, UTC not logged']],
    ['parent', ['Parent run top', 'Parent run not logged']],
  ])('groups by %s', (id, expected) => {
    expect(labels(grouping([id])).toSorted()).toEqual(expected.toSorted());
  });

  it('counts finished runs alone, and no parent of a run that counts', () => {
    const made = grouping([SEEDS]);
    const texts = made.groups.map((group) => {
      const figure = made.figureOf(column('metrics.loss'), group)!;
      const { text, spread, remark, title } = figureText(figure, column('metrics.loss'), group.rows.length);
      return [text, spread, remark, title];
    });
    expect(texts).toEqual([
      [
        '0.05',
        undefined,
        'of 1',
        'n 1 of 3, mean 0.05, median 0.05, min 0.05, max 0.05, best 0.05, 1 not finished or deleted, not counted, ' +
          '1 above others that count, not counted',
      ],
      [
        '0.10',
        undefined,
        'of 1',
        'n 1 of 2, mean 0.1, median 0.1, min 0.1, max 0.1, best 0.1, 1 without a value',
      ],
      ['0.30', '0.14', undefined, 'n 2 of 2, mean 0.3, sd 0.141421, median 0.3, min 0.2, max 0.4, best 0.2'],
      ['–', undefined, '1 NaN or ∞', 'n 1 of 2, 1 NaN or infinite, 1 not finished or deleted, not counted'],
    ]);
    expect(made.bestOf(column('metrics.loss'))).toBe(0.05);
  });
});

describe('groupCell', () => {
  it.each([
    ['n', [0, 1], '2', undefined],
    ['params.model', [0, 1], 'mlp', undefined],
    ['params.seed', [0, 1], '2 values', '0 (1), 1 (1)'],
    ['params.lr', [0, 4], '0.1, –', '0.1 (1), not logged (1)'],
    ['params.lr', [4, 5], '–', undefined],
    ['status', [0, 1], 'Finished', '2 finished'],
    ['status', [2, 3], '1/2 finished', '1 finished, 1 failed'],
    ['start_time', [0, 1], '≥ 1970-01-01 00:00', '1970-01-01 00:00:00 UTC to 1970-01-01 00:01:00 UTC'],
    ['start_time', [4], '–', undefined],
    ['duration', [0, 1, 4], '2.0 s', 'mean of the runs that have ended'],
  ])('of %s over %j is %s', (id, rows, text, title) => {
    const cell = groupCell(id === 'n' ? COUNT_COLUMN : column(id), rows, options);
    expect([cell.text, cell.title]).toEqual([text, title]);
  });
});

describe('openTest and flipGroup', () => {
  it('names a group by one of its runs, also when that is not shown', () => {
    const { keys, groups } = grouping(['params.model']);
    const mlp = groups.find(({ values }) => values[0] === 'mlp')!;
    const opened = {
      allOpen: false,
      ...flipGroup({ allOpen: false, flipped: new Set() }, mlp, true, table, keys),
    };
    expect([...opened.flipped]).toEqual(['a0']);
    const isOpen = openTest(opened, table, keys);
    expect(groups.map((group) => [group.values[0], isOpen({ ...group, rows: group.rows.slice(1) })])).toEqual(
      groups.map(({ values }) => [values[0], values[0] === 'mlp']),
    );
    expect(flipGroup(opened, mlp, false, table, keys).flipped.size).toBe(0);
  });

  it('closes one of those that are all open', () => {
    const { keys, groups } = grouping(['params.model']);
    const [first] = groups;
    const { flipped } = flipGroup({ allOpen: true, flipped: new Set() }, first!, false, table, keys);
    const isOpen = openTest({ allOpen: true, flipped }, table, keys);
    expect(groups.map(isOpen)).toEqual(groups.map((group) => group !== first));
  });
});

describe('groupsTable', () => {
  const shown = [column('params.model'), column('metrics.loss'), column('params.seed')];
  const copied = (made: Grouping, isOpen = (_: Group) => false, own: CellOptions = options) =>
    groupsTable(
      groupLines(made, isOpen, (rows) =>
        rows.map((row) => ({ kind: 'run', row, depth: 0, nested: 0 }) as const),
      ),
      made,
      shown,
      own,
    );

  it('has what groups share, their number of runs, and means with what is behind ±', () => {
    expect(exportCsv(copied(grouping(['params.model', 'params.lr']))).split('\r\n')).toEqual([
      'params.model,params.lr,n,mean(metrics.loss),mean(metrics.loss) ±,params.seed',
      ',,3,0.05,,',
      'svc,,2,0.1,,2 values',
      'mlp,0.1,2,0.30000000000000004,0.14142135623730953,2 values',
      'mlp,1,2,NaN,,2 values',
      '',
    ]);
  });

  it('has the runs of open groups below them, each with its name, its own values and what its group shares', () => {
    const table = copied(grouping(['params.model', 'params.lr']), ({ values }) => values[0] === 'mlp');
    expect(exportCsv(table).split('\r\n')).toEqual([
      'params.model,params.lr,run,n,mean(metrics.loss),mean(metrics.loss) ±,params.seed',
      ',,,3,0.05,,',
      'svc,,,2,0.1,,2 values',
      'mlp,0.1,,2,0.30000000000000004,0.14142135623730953,2 values',
      'mlp,0.1,a0,,0.2,,0',
      'mlp,0.1,a1,,0.4,,1',
      'mlp,1,,2,NaN,,2 values',
      'mlp,1,b0,,NaN,,0',
      'mlp,1,b1,,0.1,,1',
      '',
    ]);
    expect(table.breaks).toEqual([1, 2, 5]);
  });

  it('names the value that is taken together', () => {
    const { headers } = copied(grouping(['params.model']), undefined, {
      ...options,
      value: { kind: 'at', step: 3 },
    });
    expect(headers).toContain('mean(at(metrics.loss, 3))');
  });

  it('marks the best group, and names another aggregate', () => {
    const latex = exportLatex(copied(grouping(['params.model'], [], 'max')));
    expect(latex).toContain('max(metrics.loss)');
    expect(latex).toContain('$\\mathbf{0.05}$');
  });
});
