import type { Experiment } from '../../entities/experiment.ts';
import { reportBaseline } from '../baseline.ts';
import type { TocEntry } from '../page.ts';
import type { Report } from '../report.ts';
import { paths } from '../routes.ts';
import { boxFigures } from './box-figures.ts';
import { type ExperimentSummary, experimentSummary } from './experiment.ts';
import { figureData } from './experiment-figures.ts';
import type { Figure } from './figure.ts';
import type { FigureData } from './figure-data.ts';
import { heatFigure } from './heat-figure.ts';
import { type Matrix, matrix } from './matrix.ts';
import { type Nearest, nearest } from './nearest.ts';
import { parallelFigure } from './parallel-figure.ts';
import { type PivotTable, pivotTables } from './pivots.ts';
import { scatterFigure } from './scatter-figure.ts';

/** The page that lays the runs of an experiment side by side. */
export type ComparePageData = {
  readonly summary: ExperimentSummary;
  readonly matrix: Matrix;
  /** The same runs where a script lays their curves over each other. */
  readonly interactivePath: string;
  readonly nearest: Nearest | undefined;
  readonly pivots: readonly PivotTable[];
  /** Titles of pivots that name this experiment and find nothing in it. */
  readonly emptyPivots: readonly string[];
  readonly figures: readonly Figure[];
  /** Runs that no figure draws: they did not finish, or have no finite value of the primary metric. */
  readonly notDrawn: number;
  readonly toc: readonly TocEntry[];
};

/** Whether there is something to compare: two runs or more. */
export function hasComparePage(report: Report, { key }: Experiment): boolean {
  return (report.runsByExperiment.get(key)?.length ?? 0) >= 2;
}

async function figuresOf(report: Report, data: FigureData, compared: ReadonlySet<unknown>) {
  const shown = { ...data, ranked: data.ranked.filter(({ run }) => compared.has(run)) };
  const made = [
    await parallelFigure(shown, 'parallel'),
    await scatterFigure(data, 'scatter'),
    ...(await boxFigures(data, 'box')),
    await heatFigure(report, data, 'grid'),
  ];
  return made.filter((figure) => figure !== undefined);
}

const known = new WeakMap<Experiment, Promise<ComparePageData>>();

/**
 * Everything the comparison page of an experiment shows; bounded, whatever the experiment holds. Made once: the files
 * of its figures are made of it too.
 */
export function comparePageData(report: Report, experiment: Experiment): Promise<ComparePageData> {
  const made = known.get(experiment) ?? makeData(report, experiment);
  known.set(experiment, made);
  return made;
}

async function makeData(report: Report, experiment: Experiment): Promise<ComparePageData> {
  const summary = experimentSummary(report, experiment);
  const made = matrix(report, summary, reportBaseline(report, summary.runs, summary.best?.run));
  const data = figureData(report, summary);
  const near = data && nearest(data);
  const { tables, empty } = pivotTables(report, summary);
  const figures = data ? await figuresOf(report, data, new Set(made.runs)) : [];
  const toc = [
    { id: 'side-by-side', title: 'Side by side' },
    ...(near ? [{ id: 'changes', title: 'What changed, what moved' }] : []),
    ...(tables.length + empty.length > 0 ? [{ id: 'pivots', title: 'Pivots' }] : []),
    ...(figures.length > 0 ? [{ id: 'figures', title: 'Figures' }] : []),
  ];
  return {
    summary,
    matrix: made.matrix,
    interactivePath: paths.comparison(made.runs.map(({ key }) => key)),
    nearest: near,
    pivots: tables,
    emptyPivots: empty,
    figures,
    notDrawn: summary.runs.length - summary.comparable.length,
    toc,
  };
}
