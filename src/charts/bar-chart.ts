import type { TopLevelSpec } from 'vega-lite';
import { intervalHalf } from '../analysis/curve-band.ts';
import { chartAxis } from './chart-axis.ts';
import { groupRuns } from './group-runs.ts';
import { intervalScale, isBeyond, type MeanValue } from './interval-scale.ts';
import { type RunChart, shownOf } from './run-chart.ts';
import type { ChartRun, RunColumn } from './run-column.ts';
import type { RunLook } from './run-look.ts';
import { RUN_PARAMS, RUN_TOOLTIP, runOpacity, tipOf } from './run-marks.ts';
import { shortLabel } from './short-label.ts';
import { INK, lookColour, lookId } from './theme.ts';
import type { ValueScale } from './value-scale.ts';

type Bar = {
  readonly label: string;
  readonly value: number;
  /** The look of its run; absent for a mean. */
  readonly look?: RunLook;
  readonly tip: string;
  readonly run?: string;
  readonly n: number;
  /** The ends of the spread; absent for a single value. */
  readonly spread?: MeanValue['interval'];
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
  const means = bars.map(({ value, spread: ofBar }): MeanValue => ({ mean: value, interval: ofBar }));
  // A bar's length is its value: the axis begins at zero, and is never logarithmic.
  const scale = intervalScale([{ mean: 0, interval: undefined }, ...means]);
  const x = { type: 'quantitative', ...chartAxis(scale, shortLabel(metric.name, 40)) };
  const y = {
    field: 'row',
    type: 'quantitative',
    axis: null,
    scale: { domain: [Math.max(bars.length, 1) - 0.5, -0.5], nice: false, zero: false },
  };
  const drawn = bars.map(({ spread: ofBar }, row) => (ofBar ? whisker(ofBar, row, scale) : undefined));
  const whiskers = drawn.filter((ends) => ends !== undefined);
  const data = bars.map(({ spread: _, look, ...bar }, row) => ({
    ...bar,
    look: look ? lookId(look) : 'mean',
    row,
    zero: 0,
    top: row - 0.3,
    foot: row + 0.3,
    short: shortLabel(bar.label, LABEL_CHARACTERS),
    text: write(bar.value),
    end: Math.max(bar.value, drawn[row]?.high ?? 0, 0),
  }));
  const tick = (field: 'low' | 'high') => ({
    data: { values: whiskers.filter(({ beyond }) => !beyond.includes(field)) },
    mark: { type: 'tick', orient: 'vertical', size: 8, thickness: 1.5, color: INK.ink, opacity: 1 },
    encoding: { x: { ...x, field }, y },
  });
  const beyond = (field: 'low' | 'high', shape: string) => ({
    data: { values: whiskers.filter((ends) => ends.beyond.includes(field)) },
    mark: { type: 'point', shape, filled: true, size: 60, color: INK.ink, opacity: 1 },
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
      beyond('low', 'triangle-left'),
      beyond('high', 'triangle-right'),
      text('short', { align: 'right', dx: -12 }, { value: 0 }),
      text('text', { align: 'left', dx: 8, fill: INK.ink }, { ...x, field: 'end' }),
    ],
  };
  return {
    spec: spec as unknown as TopLevelSpec,
    title: `${shortLabel(metric.name, 60)} by ${by ? shortLabel(by.name, 60) : 'run'}`,
    reading: readingOf(input, bars, means.filter((mean) => isBeyond(scale, mean)).length),
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
            cells: [label, n, value, ofBar?.low, ofBar?.high],
          })),
        }
      : {
          headers: ['run', metric.name],
          rows: bars.map(({ label, value, run }) => ({ ...(run ? { run } : {}), cells: [label, value] })),
        },
  };
}

/** A spread as far as the axis goes, and at which ends it goes on beyond. */
function whisker({ low, high }: NonNullable<Bar['spread']>, row: number, { domain: [from, to] }: ValueScale) {
  const beyond = [...(low < from ? ['low'] : []), ...(high > to ? ['high'] : [])];
  return { row, low: Math.max(from, low), high: Math.min(to, high), beyond };
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
      ...(half === undefined ? {} : { spread: { low: mean - half, high: mean + half } }),
    };
  });
}

function readingOf({ runs, by, spread }: BarInput, bars: readonly Bar[], cut: number): string {
  const count = bars.reduce((sum, { n }) => sum + n, 0);
  const whiskers =
    by === undefined
      ? ''
      : ` Bars are means, whiskers ${spread === 'sd' ? 'one standard deviation' : 'the 95 % t-interval of the mean'}; single runs have none.`;
  const beyond =
    cut > 0
      ? ` ${cut === 1 ? 'One goes on beyond the axis' : `${cut} go on beyond the axis`}: a triangle stands at its end, and the ends are in the data.`
      : '';
  return `${shownOf(count, runs.length)}${count < runs.length ? '; the others have no finite value' : ''}. Bars begin at zero.${whiskers}${beyond}`;
}
