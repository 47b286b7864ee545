import type { Configuration, Configurations } from '../configurations/configuration.ts';
import { comparableValue } from '../configurations/param-value.ts';
import { compareText } from '../order.ts';
import { seriesOf } from '../series-param.ts';
import type {
  BoardConfiguration,
  BoardOptions,
  BoardRun,
  BoardUnit,
  LeftOutBoardRun,
} from './board-types.ts';
import { configurationFigures, type Resample } from './configuration-figures.ts';
import { configurationNames } from './configuration-names.ts';
import type { MeasuredValue } from './measure-runs.ts';

/** What most of the configurations are repeated over; where none is, what would tell repeats apart. */
export function commonUnit({
  configurations,
  seedParams,
  foldParams,
}: Pick<Configurations, 'configurations' | 'seedParams' | 'foldParams'>): BoardConfiguration['unit'] {
  const count = (wanted: string) => configurations.filter(({ kind }) => kind === wanted).length;
  const kinds = ['seed', 'fold', 'repeat'] as const;
  const most = kinds.reduce((best, kind) => (count(kind) > count(best) ? kind : best));
  if (count(most) > 0) return most;
  return seedParams.length > 0 ? 'seed' : foldParams.length > 0 ? 'fold' : 'repeat';
}

/** Lays out the configurations that were found, with the runs themselves instead of their ids; by name. */
export function boardConfigurations(
  found: Configurations,
  measured: readonly MeasuredValue[],
  options: BoardOptions,
  resample: Resample,
): readonly BoardConfiguration[] {
  const byId = new Map(measured.map((entry) => [entry.run.id, entry]));
  const leftOut = leftOutByParams(found, byId);
  const units = found.configurations.map((configuration) => unitsOf(configuration, byId));
  const runs = units.map(runsOf);
  const names = configurationNames(
    found.configurations.map(({ params }, index) => ({ params, runs: runs[index] ?? [] })),
    [...found.seedParams, ...found.foldParams],
    options.groupBy ? 'params' : 'runs',
  );
  const common = commonUnit(found);
  return found.configurations
    .map((configuration, index): BoardConfiguration => {
      const own = runs[index] ?? [];
      const unit = configuration.kind === 'single' ? common : configuration.kind;
      return {
        id: configuration.key,
        name: names[index] ?? '',
        params: configuration.params,
        units: units[index] ?? [],
        n: configuration.units.length,
        unit,
        ...configurationFigures(configuration, { runs: own.length, unit }, options, resample),
        marks: marksOf(own),
        series: commonSeries(own, options),
        leftOut: leftOut.get(paramsText(configuration.params.map(({ value }) => value))) ?? [],
        commits: configuration.commits,
        choices: options.metric.rule.kind === 'best' ? choicesOf(own, byId) : undefined,
      };
    })
    .sort((a, b) => compareText(a.name, b.name));
}

function unitsOf({ units }: Configuration, byId: ReadonlyMap<string, MeasuredValue>): readonly BoardUnit[] {
  return units.map(({ repeat, value, runIds }) => {
    const runs: BoardRun[] = [];
    let step: number | undefined;
    for (const id of runIds) {
      const entry = byId.get(id);
      if (!entry) continue;
      runs.push(entry.run);
      step = entry.value?.step;
    }
    return { repeat, value, runs, step: runs.length === 1 ? step : undefined };
  });
}

function runsOf(units: readonly BoardUnit[]): readonly BoardRun[] {
  const all: BoardRun[] = [];
  for (const { runs } of units) all.push(...runs);
  return all;
}

function marksOf(runs: readonly BoardRun[]): readonly string[] {
  const marks = new Set<string>();
  for (const run of runs) for (const mark of run.marks) marks.add(mark);
  return [...marks].sort(compareText);
}

/** The series of its runs; undefined when they are not of the same. */
function commonSeries(runs: readonly BoardRun[], { series }: BoardOptions): number | undefined {
  const numbers = new Set(runs.map((run) => seriesOf(run, series)));
  const [only] = numbers;
  return numbers.size === 1 ? only : undefined;
}

function choicesOf(
  runs: readonly BoardRun[],
  byId: ReadonlyMap<string, MeasuredValue>,
): BoardConfiguration['choices'] {
  const counts = runs.flatMap(({ id }) => byId.get(id)?.value?.count ?? []);
  if (counts.length === 0) return undefined;
  return {
    least: counts.reduce((a, b) => Math.min(a, b)),
    most: counts.reduce((a, b) => Math.max(a, b)),
  };
}

/** Runs that were left out, by the params that differ between configurations: those with the same would belong there. */
function leftOutByParams(
  { leftOut, configParams }: Configurations,
  byId: ReadonlyMap<string, MeasuredValue>,
): ReadonlyMap<string, LeftOutBoardRun[]> {
  const groups = new Map<string, LeftOutBoardRun[]>();
  for (const { id, reason } of leftOut) {
    const run = byId.get(id)?.run;
    if (!run || reason === 'parent run') continue;
    const params = new Map(run.params.map(({ key, value }) => [key, value]));
    const text = paramsText(configParams.map((key) => params.get(key)));
    const group = groups.get(text);
    if (group) group.push({ run, reason });
    else groups.set(text, [{ run, reason }]);
  }
  return groups;
}

function paramsText(values: readonly (string | undefined)[]): string {
  return JSON.stringify(values.map((value) => (value === undefined ? null : comparableValue(value))));
}
