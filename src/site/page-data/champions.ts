import type { Board, BoardConfiguration, ValueOf } from '../../analysis/leaderboard/board-types.ts';
import { makeBoard } from '../../analysis/leaderboard/make-board.ts';
import type { ModelVersion, RegisteredModel } from '../../entities/registered-model.ts';
import { runLabel } from '../labels.ts';
import type { Report } from '../report.ts';
import { paths } from '../routes.ts';
import { experimentBoards } from './leaderboard-boards.ts';
import { type DifferenceCell, differenceCell, halfOf, type MeanCell, meanCell } from './leaderboard-cells.ts';
import { tableDecimals } from './leaderboard-table.ts';
import { experimentOf, liveVersions, sourceRunOf, versionsData } from './model-versions.ts';

/** A version measured against the champion of its model. */
export type ChallengerRow = {
  readonly version: string;
  readonly path: string;
  readonly marks: readonly string[];
  readonly isChampion: boolean;
  readonly run: { readonly name: string; readonly path: string } | undefined;
  readonly n: string;
  readonly mean: MeanCell | undefined;
  readonly difference: DifferenceCell | undefined;
  /** Why there is no difference, or what it is worth. */
  readonly remark: string | undefined;
};

export type ChampionTable = {
  readonly model: RegisteredModel;
  readonly path: string;
  readonly metric: string | undefined;
  /** What makes the champion one: the alias, or the stage. */
  readonly by: 'alias champion' | 'stage Production' | undefined;
  readonly rows: readonly ChallengerRow[];
  /** Versions that have no row, as there are so many. */
  readonly more: number;
};

const MOST_CHALLENGERS = 8;

/**
 * The champion of each registered model against its other versions: the configurations of their runs, with all repeats
 * that the experiment has, each tested against the champion's and corrected for these comparisons alone.
 */
export function championTables(report: Report, measure: ValueOf): readonly ChampionTable[] {
  return report.models
    .filter((model) => liveVersions(model).length > 0)
    .map((model) => championTable(report, model, measure));
}

/** Whether there is nothing to show of the versions but that they are there. */
export function saysNothing({ by, rows }: ChampionTable): boolean {
  return by === undefined && rows.every(({ mean }) => mean === undefined);
}

function championTable(report: Report, model: RegisteredModel, measure: ValueOf): ChampionTable {
  const { reference, metric } = versionsData(report, model);
  const newest = liveVersions(model).toReversed();
  const champion =
    reference.kind === 'previous' ? undefined : newest.find(({ version }) => version === reference.version);
  const others = newest.filter((version) => version !== champion);
  const shown = [...(champion ? [champion] : []), ...others.slice(0, MOST_CHALLENGERS)];
  // Without a champion the values of the versions stand beside each other, measured against none.
  const compared = metric && firstBoard(report, champion ? [champion] : shown, shown, metric.key, measure);
  return {
    model,
    path: paths.model(model.key),
    metric: metric?.key,
    by: champion && (reference.kind === 'champion' ? 'alias champion' : 'stage Production'),
    rows: shown.map((version) => challengerRow(report, model, version, champion, compared)),
    more: others.length - (shown.length - (champion ? 1 : 0)),
  };
}

/** The board that the first of some versions is on. */
function firstBoard(
  report: Report,
  references: readonly ModelVersion[],
  versions: readonly ModelVersion[],
  metric: string,
  measure: ValueOf,
): Board | undefined {
  for (const reference of references) {
    const board = comparedBoard(report, reference, versions, metric, measure);
    if (board) return board;
  }
  return undefined;
}

/** Only the configurations of the versions are on this board, so that p is corrected for these comparisons. */
function comparedBoard(
  report: Report,
  reference: ModelVersion,
  versions: readonly ModelVersion[],
  metric: string,
  measure: ValueOf,
): Board | undefined {
  const experiment = experimentOf(report, reference);
  const source = sourceRunOf(report, reference);
  if (!experiment || source.kind !== 'run') return undefined;
  const boards = experimentBoards(report, experiment, measure);
  const whole = boards.boardsOf(metric);
  const all = [whole.main, ...whole.others].find(({ board }) =>
    configurationOf(board, source.run.key),
  )?.board;
  if (!all) return undefined;
  const wanted = versions.flatMap((version) => {
    const own = sourceRunOf(report, version);
    return own.kind === 'run' ? (configurationOf(all, own.run.key) ?? []) : [];
  });
  const runs = [...new Set(wanted)].flatMap(({ units }) => units.flatMap((unit) => unit.runs));
  return makeBoard(runs, boards.measure, { ...all.options, baseline: source.run.key });
}

function configurationOf(board: Board, run: string): BoardConfiguration | undefined {
  return [...board.rows, ...board.unranked].find(({ units }) =>
    units.some(({ runs }) => runs.some(({ id }) => id === run)),
  );
}

function challengerRow(
  report: Report,
  model: RegisteredModel,
  version: ModelVersion,
  champion: ModelVersion | undefined,
  board: Board | undefined,
): ChallengerRow {
  const source = sourceRunOf(report, version);
  const run = source.kind === 'run' ? source.run : undefined;
  const configuration = board && run && configurationOf(board, run.key);
  const row = board?.rows.find(({ id }) => id === configuration?.id);
  const isChampion = version === champion;
  const decimals = board ? tableDecimals(board) : 0;
  const hasHalves = board?.rows.some(({ interval }) => halfOf(interval) !== undefined) ?? false;
  const isSame = champion !== undefined && !isChampion && row?.isBaseline === true;
  const difference =
    champion && row && !isChampion && !isSame
      ? differenceCell(row.toBaseline, 'baseline', decimals)
      : undefined;
  return {
    version: version.version,
    path: paths.modelVersion(model.key, version.version),
    marks: [...version.aliases, ...(version.stage === 'None' ? [] : [version.stage])],
    isChampion,
    run: run && { name: runLabel(run), path: paths.run(run.key) },
    n: configuration ? countText(configuration) : '',
    mean:
      configuration && meanCell(configuration.summary?.mean, configuration.interval, { decimals, hasHalves }),
    difference,
    remark: isChampion ? undefined : remarkOf({ champion, isSame, run, configuration, board, difference }),
  };
}

function countText({ n, unit }: BoardConfiguration): string {
  return n === 1 ? 'single run' : `${n} ${unit}s`;
}

function remarkOf(facts: {
  readonly champion: ModelVersion | undefined;
  readonly isSame: boolean;
  readonly run: unknown;
  readonly configuration: BoardConfiguration | undefined;
  readonly board: Board | undefined;
  readonly difference: DifferenceCell | undefined;
}): string | undefined {
  const { champion, isSame, run, configuration, board, difference } = facts;
  if (!champion) return undefined;
  if (!run) return 'its run is not in the report';
  if (isSame) return 'another repeat of the champion’s configuration';
  if (!board) return 'the champion’s run has no place on a board';
  if (!configuration) return 'not on the champion’s board: other data, another experiment, or left out';
  if (difference?.kind !== 'difference')
    return 'not compared: the goal of the metric is not known, or a value is not finite';
  if (difference.reading !== 'untested') return undefined;
  return board.mode === 'single' ? 'single runs: not tested' : difference.title;
}
