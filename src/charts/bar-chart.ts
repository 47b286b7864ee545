import type { TopLevelSpec } from 'vega-lite';
import { intervalHalf } from '../analysis/curve-band.ts';
import { chartAxis } from './chart-axis.ts';
import { groupRuns } from './group-runs.ts';
import { type RunChart, shownOf } from './run-chart.ts';
import type { ChartRun, RunColumn } from './run-column.ts';
import type { RunLook } from './run-look.ts';
import { RUN_PARAMS, RUN_TOOLTIP, runOpacity, tipOf } from './run-marks.ts';
import { shortLabel } from './short-label.ts';
import { INK, lookColour, lookId } from './theme.ts';
import { scaleOfKind } from './value-scale.ts';

type Bar = {
  readonly label: string;
  readonly value: number;
  /** The look of its run; absent for a mean. */
  readonly look?: RunLook;
  readonly tip: string;
  readonly run?: string;
  readonly n: number;
  /** The ends of what is drawn of the spread; absent for a single value. */
  readonly spread?: readonly [number, number];
};

export type BarInput = {
  readonly runs: readonly ChartRun[];
  readonly metric: RunColumn;
  /** A bar for each value of it, with a spread; a bar for each run when absent. */
  readonly by: RunColumn | undefined;
  readonly spread: 'sd' | 'interval';
  readonly width: number;
  readonly write: (value: number) => string;
};

const ROW = 26;
const PADDING = { left: 150, right: 72, top: 12, bottom: 46 } as const;
const LABEL_CHARACTERS = 20;

/** Horizontal bars from zero, each with its number. */
export function barChart(input: BarInput): RunChart {
  const { metric, by, spread, width, write } = input;
  const bars = by ? groupBars(input, by) : runBars(input);
  const ends = bars.flatMap(({ value, spread: ofBar }) => [value, ...(ofBar ?? [])]);
  // A bar's length is its value: the axis begins at zero, and is never logarithmic.
  const scale = scaleOfKind([0, ...ends], 'linear');
  const x = { type: 'quantitative', ...chartAxis(scale, shortLabel(metric.name, 40)) };
  const y = {
    field: 'row',
    type: 'quantitative',
    axis: null,
    scale: { domain: [Math.max(bars.length, 1) - 0.5, -0.5], nice: false, zero: false },
  };
  const data = bars.map(({ spread: ofBar, look, ...bar }, row) => ({
    ...bar,
    look: look ? lookId(look) : 'mean',
    row,
    zero: 0,
    top: row - 0.3,
    foot: row + 0.3,
    short: shortLabel(bar.label, LABEL_CHARACTERS),
    text: write(bar.value),
    end: Math.max(bar.value, ofBar?.[1] ?? bar.value, 0),
  }));
  const whiskers = bars.flatMap(({ spread: ofBar }, row) =>
    ofBar ? [{ row, low: ofBar[0], high: ofBar[1] }] : [],
  );
  const tick = (field: 'low' | 'high') => ({
    data: { values: whiskers },
    mark: { type: 'tick', orient: 'vertical', size: 8, thickness: 1.5, color: INK.ink, opacity: 1 },
    encoding: { x: { ...x, field }, y },
  });
  const text = (field: string, mark: object, place: object) => ({
    data: { values: data },
    mark: { type: 'text', baseline: 'middle', ...mark },
    encoding: { y, x: place, text: { field } },
  });
  const spec = {
    width: Math.max(120, width - PADDING.left - PADDING.right),
    height: Math.max(1, bars.length) * ROW,
    autosize: { type: 'none' },
    padding: PADDING,
    params: RUN_PARAMS,
    layer: [
      {
        data: { values: data },
        mark: { type: 'rect' },
        encoding: {
          x: { ...x, field: 'zero' },
          x2: { field: 'value' },
          y: { ...y, field: 'top' },
          y2: { field: 'foot' },
          fill: fillChannel(bars),
          opacity: runOpacity(1),
          tooltip: RUN_TOOLTIP,
        },
      },
      {
        data: { values: whiskers },
        mark: { type: 'rule', stroke: INK.ink, strokeWidth: 1.5 },
        encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y },
      },
      tick('low'),
      tick('high'),
      text('short', { align: 'right', dx: -12 }, { value: 0 }),
      text('text', { align: 'left', dx: 8, fill: INK.ink }, { ...x, field: 'end' }),
    ],
  };
  return {
    spec: spec as unknown as TopLevelSpec,
    title: `${shortLabel(metric.name, 60)} by ${by ? shortLabel(by.name, 60) : 'run'}`,
    reading: readingOf(input, bars),
    legend: [],
    keys: [],
    order: bars.flatMap(({ run }) => run ?? []),
    table: by
      ? {
          headers: [
            by.name,
            'runs',
            'mean',
            spread === 'sd' ? 'mean − sd' : '95 % from',
            spread === 'sd' ? 'mean + sd' : '95 % to',
          ],
          rows: bars.map(({ label, n, value, spread: ofBar }) => ({
            cells: [label, n, value, ofBar?.[0], ofBar?.[1]],
          })),
        }
      : {
          headers: ['run', metric.name],
          rows: bars.map(({ label, value, run }) => ({ ...(run ? { run } : {}), cells: [label, value] })),
        },
  };
}

/** Each run's own colour, and that of axes for means. */
function fillChannel(bars: readonly Bar[]) {
  const colours = new Map(
    bars.map(({ look }) => (look ? [lookId(look), lookColour(look)] : ['mean', INK.axis])),
  );
  return {
    field: 'look',
    type: 'nominal',
    legend: null,
    scale: { domain: [...colours.keys()], range: [...colours.values()] },
  };
}

function runBars({ runs, metric }: BarInput): readonly Bar[] {
  return runs.flatMap(({ id, name, look }, index) => {
    const value = metric.numbers[index];
    const tip = tipOf(name, [[metric.name, metric.texts[index]]]);
    return value === undefined ? [] : [{ label: name, value, look, tip, run: id, n: 1 }];
  });
}

function groupBars({ runs, metric, spread, write }: BarInput, by: RunColumn): readonly Bar[] {
  return groupRuns(runs, metric, by).map(({ label, summary: { n, mean, sd } }) => {
    const half = sd === undefined ? undefined : spread === 'sd' ? sd : intervalHalf(sd, n);
    const facts: (readonly [string, string])[] = [
      [`mean of ${metric.name}`, write(mean)],
      ['runs', String(n)],
    ];
    if (half !== undefined) facts.push([spread === 'sd' ? 'sd' : '95 % interval, half', write(half)]);
    return {
      label: `${label} (${n})`,
      value: mean,
      tip: tipOf(`${by.name} = ${label}`, facts),
      n,
      ...(half === undefined ? {} : { spread: [mean - half, mean + half] as const }),
    };
  });
}

function readingOf({ runs, by, spread }: BarInput, bars: readonly Bar[]): string {
  const count = bars.reduce((sum, { n }) => sum + n, 0);
  const whiskers =
    by === undefined
      ? ''
      : ` Bars are means, whiskers ${spread === 'sd' ? 'one standard deviation' : 'the 95 % t-interval of the mean'}; single runs have none.`;
  return `${shownOf(count, runs.length)}${count < runs.length ? '; the others have no finite value' : ''}. Bars begin at zero.${whiskers}`;
}
