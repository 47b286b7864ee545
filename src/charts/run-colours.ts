import { levelsOf } from './column-axis.ts';
import { type LegendEntry, type LookKey, runKeys } from './run-chart.ts';
import type { ChartRun, RunColumn } from './run-column.ts';
import { shortLabel } from './short-label.ts';
import { lookEncoding, lookId, seriesColour, seriesShape } from './theme.ts';
import { tickLabels } from './value-scale.ts';

/** What gives markers their colour: channels of the field `look`, its value and a size for each run, and what they mean. */
export type RunColours = {
  readonly colour: object;
  readonly shape: object;
  /** In square pixels, a run each. */
  readonly sizes: readonly number[];
  readonly looks: readonly string[];
  readonly legend: readonly LegendEntry[];
  readonly keys: readonly LookKey[];
};

const SIZE = 56;
const STEPS = 5;
const STEP_SIZES = [30, 46, 64, 84, 108];
/** Texts beyond the first nine share slate. */
const MOST_LEVELS = 9;
const OTHER = 10;

/** The runs' own looks, or the values of a column: steps from little to much, or a series each. */
export function runColours(runs: readonly ChartRun[], by: RunColumn | undefined): RunColours {
  if (!by) {
    const { colour, shape } = lookEncoding(runs.map(({ look }) => look));
    const looks = runs.map(({ look }) => lookId(look));
    return { colour, shape, sizes: looks.map(() => SIZE), looks, legend: [], keys: runKeys(runs) };
  }
  return by.isNumeric && levelsOf(by.texts).length > STEPS ? byStep(by) : byLevel(by);
}

function channel(domain: readonly string[], range: readonly unknown[]) {
  return { field: 'look', type: 'nominal', legend: null, scale: { domain, range } };
}

function byStep({ numbers }: RunColumn): RunColours {
  const known = numbers.filter((value) => value !== undefined);
  const [least, greatest] = [Math.min(...known), Math.max(...known)];
  const stepOf = (value: number) =>
    Math.min(STEPS - 1, Math.floor(((value / 2 - least / 2) / (greatest / 2 - least / 2 || 1)) * STEPS));
  const ends = Array.from({ length: STEPS + 1 }, (_, i) =>
    Number((least + (greatest / STEPS - least / STEPS) * i).toPrecision(3)),
  );
  const labels = tickLabels(ends);
  const steps = Array.from({ length: STEPS }, (_, step) => step);
  const hasNone = known.length < numbers.length;
  const domain = [...steps.map(String), 'none'];
  const named = steps.map((step) => `${labels[step]} to ${labels[step + 1]}`);
  return {
    keys: [
      ...named.map((label, step) => ({ look: String(step), label })),
      ...(hasNone ? [{ look: 'none', label: 'no value' }] : []),
    ],
    colour: channel(domain, [...steps.map((step) => `var(--q${step + 1})`), 'var(--edge)']),
    shape: channel(domain, [...steps.map(() => 'circle'), seriesShape(8)]),
    sizes: numbers.map((value) => (value === undefined ? SIZE : (STEP_SIZES[stepOf(value)] ?? SIZE))),
    looks: numbers.map((value) => (value === undefined ? 'none' : String(stepOf(value)))),
    legend: [
      ...named.map((label, step): LegendEntry => ({ kind: 'step', step: step + 1, label })),
      ...(hasNone ? [{ kind: 'series' as const, series: 8, label: 'no value' }] : []),
    ],
  };
}

function byLevel({ texts }: RunColumn): RunColours {
  const levels = levelsOf(texts);
  const named = levels.slice(0, MOST_LEVELS);
  const seriesOfText = (text: string | undefined) => {
    const index = text === undefined ? -1 : named.indexOf(text);
    return index < 0 ? OTHER : index + 1;
  };
  const series = texts.map(seriesOfText);
  const numbers = [...named.map((_, index) => index + 1), OTHER];
  const domain = numbers.map(String);
  const others = levels.length > MOST_LEVELS ? 'others' : 'no value';
  const legend: readonly LegendEntry[] = [
    ...named.map((text, index) => ({
      kind: 'series' as const,
      series: index + 1,
      label: shortLabel(text, 32),
    })),
    ...(series.includes(OTHER) ? [{ kind: 'series' as const, series: OTHER, label: others }] : []),
  ];
  return {
    keys: legend.map((entry) => ({
      look: String(entry.kind === 'series' ? entry.series : 0),
      label: entry.label,
    })),
    colour: channel(domain, numbers.map(seriesColour)),
    shape: channel(domain, numbers.map(seriesShape)),
    sizes: texts.map(() => SIZE),
    looks: series.map(String),
    legend,
  };
}
