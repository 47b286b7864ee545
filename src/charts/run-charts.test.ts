import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../testing/hostile-texts.ts';
import { barChart } from './bar-chart.ts';
import { boxChart } from './box-chart.ts';
import { fileSpec } from './file-spec.ts';
import { heatChart } from './heat-chart.ts';
import { parallelChart } from './parallel-chart.ts';
import { renderSvg } from './render-svg.ts';
import type { RunChart } from './run-chart.ts';
import { type ChartRun, metricColumn, paramColumn, type RunColumn } from './run-column.ts';
import { runLook } from './run-look.ts';
import { scatterChart } from './scatter-chart.ts';

type Runs = {
  readonly runs: readonly ChartRun[];
  readonly lr: RunColumn;
  readonly depth: RunColumn;
  readonly model: RunColumn;
  readonly acc: RunColumn;
};

const WIDTH = 520;
const write = (value: number) => value.toPrecision(4);

/** Runs of a sweep; every fifth has NaN, every seventh lacks a param. */
function sweep(count: number, name: (index: number) => string = (index) => `run ${index}`): Runs {
  const all = Array.from({ length: count }, (_, index) => index);
  return {
    runs: all.map((index) => ({
      id: `r${index}`,
      name: name(index),
      look: runLook({ kind: 'series', series: (index % 3) + 1, place: Math.floor(index / 3) }),
    })),
    lr: paramColumn(
      'lr',
      all.map((index) => String(10 ** -(1 + (index % 4)))),
    ),
    depth: paramColumn(
      'depth',
      all.map((index) => (index % 7 === 6 ? undefined : String(2 + (index % 3)))),
    ),
    model: paramColumn(
      'model',
      all.map((index) => ['mlp', 'svm', name(index)][index % 3]),
    ),
    acc: metricColumn(
      'acc',
      all.map((index) => (index % 5 === 4 ? Number.NaN : 0.5 + Math.sin(index) / 4)),
      write,
    ),
  };
}

const CHARTS: readonly (readonly [string, (of: Runs) => RunChart])[] = [
  ['scatter', ({ runs, lr, acc }) => scatter({ runs, x: lr, y: acc })],
  [
    'scatter, log and coloured by a metric',
    ({ runs, acc, lr }) => scatter({ runs, x: acc, y: lr, colour: acc, xKind: 'log', yKind: 'linear' }),
  ],
  ['scatter of texts', ({ runs, model, depth }) => scatter({ runs, x: depth, y: model, colour: model })],
  [
    'parallel',
    ({ runs, lr, model, depth, acc }) =>
      parallelChart({ runs, columns: [model, depth, lr, acc], width: WIDTH }),
  ],
  ['parallel with one axis', ({ runs, acc }) => parallelChart({ runs, columns: [acc], width: WIDTH })],
  ['box', ({ runs, model, acc }) => boxChart({ runs, metric: acc, by: model, width: WIDTH, write })],
  [
    'bar of runs',
    ({ runs, acc }) => barChart({ runs, metric: acc, by: undefined, spread: 'sd', width: WIDTH, write }),
  ],
  [
    'bar of groups',
    ({ runs, acc, model }) =>
      barChart({ runs, metric: acc, by: model, spread: 'interval', width: WIDTH, write }),
  ],
  [
    'heat',
    ({ runs, acc, lr, depth }) =>
      heatChart({ runs, metric: acc, x: lr, y: depth, goal: 'minimize', width: WIDTH, write }),
  ],
  [
    'surface',
    ({ runs, acc, lr }) =>
      heatChart({ runs, metric: acc, x: acc, y: lr, goal: undefined, width: WIDTH, write }),
  ],
  [
    'heat of too many texts',
    ({ runs, acc, model }) =>
      heatChart({ runs, metric: acc, x: model, y: model, goal: undefined, width: WIDTH, write }),
  ],
];

function scatter(
  input: Partial<Parameters<typeof scatterChart>[0]> &
    Pick<Parameters<typeof scatterChart>[0], 'runs' | 'x' | 'y'>,
) {
  return scatterChart({ colour: undefined, xKind: 'auto', yKind: 'auto', width: WIDTH, ...input });
}

describe.each(CHARTS)('a chart of runs: %s', (_name, make) => {
  // renderSvg throws when Vega-Lite warns.
  it.each([0, 1, 2, 24, 200])(
    'is drawn without a warning of %i runs, and says what it shows',
    async (count) => {
      const chart = make(sweep(count));
      const { inner } = await renderSvg(chart.spec);
      expect(inner).not.toMatch(/NaN|undefined|Infinity/);
      expect(chart.title).not.toBe('');
      expect(chart.reading).toMatch(/\.$/);
      for (const { cells } of chart.table.rows) expect(cells).toHaveLength(chart.table.headers.length);
      const known = new Set(sweep(count).runs.map(({ id }) => id));
      expect(chart.order.every((id) => known.has(id))).toBe(true);
    },
  );

  it('stands alone without a warning, its data within', async () => {
    const spec = fileSpec(make(sweep(24)));
    expect(JSON.stringify(spec)).not.toContain('var(--');
    await expect(renderSvg(JSON.parse(JSON.stringify(spec)))).resolves.toBeDefined();
  });

  it('is drawn of runs with any name', async () => {
    const of = sweep(HOSTILE_TEXTS.length, (index) => HOSTILE_TEXTS[index] ?? '');
    const renamed = Object.fromEntries(
      Object.entries(of).map(([key, value]) => [
        key,
        'texts' in value ? { ...value, name: HOSTILE_TEXTS[3] } : value,
      ]),
    ) as Runs;
    await expect(renderSvg(make(renamed).spec)).resolves.toBeDefined();
  });
});

describe('scatterChart', () => {
  it('leaves out runs without a place on an axis, and says so', () => {
    const { runs, lr, acc } = sweep(10);
    const { order, reading } = scatter({ runs, x: lr, y: acc });
    expect(order).toHaveLength(8);
    expect(reading).toBe('8 of 10 runs; the others have no value for one of the axes. Logarithmic: lr.');
  });
});

describe('fileSpec', () => {
  it('has a legend with the names of the runs', async () => {
    const { runs, lr, depth } = sweep(6);
    const { inner } = await renderSvg(fileSpec(scatter({ runs, x: lr, y: depth })));
    for (const { name } of runs) expect(inner).toContain(`>${name}</text>`);
  });
});

describe('heatChart', () => {
  it('is a heat map where the params are a grid, and a surface where they are not', () => {
    const { runs, lr, depth, acc } = sweep(24);
    const titles = [depth, acc].map(
      (y) => heatChart({ runs, x: lr, y, metric: acc, goal: undefined, width: WIDTH, write }).title,
    );
    expect(titles).toEqual(['acc by lr and depth', 'acc over lr and acc']);
  });
});

describe('barChart', () => {
  it('has no spread for a single run', () => {
    const { runs, acc, model } = sweep(4);
    const { table } = barChart({ runs, metric: acc, by: model, spread: 'sd', width: WIDTH, write });
    expect(table.rows.map(({ cells }) => cells.slice(0, 2))).toEqual([
      ['mlp (2)', 2],
      ['run 2 (1)', 1],
      ['svm (1)', 1],
    ]);
    expect(table.rows.map(({ cells }) => cells[3] === undefined)).toEqual([false, true, true]);
  });

  it('cuts an interval that would squeeze the bars, says so and keeps its ends in the data', async () => {
    const { runs } = sweep(4);
    const model = paramColumn('model', ['mlp', 'mlp', 'svm', 'svm']);
    const of = (values: readonly number[]) =>
      barChart({
        runs,
        metric: metricColumn('acc', values, write),
        by: model,
        spread: 'interval',
        width: WIDTH,
        write,
      });
    // Of two runs, the interval is nine times their standard deviation to each side.
    const wide = of([0.5, 0.9, 0.8, 0.801]);
    expect(wide.reading).toContain('One goes on beyond the axis');
    expect(wide.table.rows[0]?.cells.slice(3).map((end) => Number(end).toFixed(2))).toEqual([
      '-1.84',
      '3.24',
    ]);
    expect(JSON.stringify(wide.spec)).toContain('"domain":[-0.5,1.5]');
    expect(of([0.5, 0.51, 0.8, 0.801]).reading).not.toContain('beyond');
  });
});
