import { fixedItemsText } from '../../statistics/rank-texts.ts';
import type { Configurations, ReplicateRun } from '../configurations/configuration.ts';
import { findConfigurations } from '../configurations/find-configurations.ts';
import { boardConfigurations, commonUnit } from './board-configurations.ts';
import { boardSentence } from './board-sentence.ts';
import { BOARD_STEPS, type BoardSteps } from './board-steps.ts';
import { boardDecimals, boardWarnings, goalNotice, valueText } from './board-texts.ts';
import type { Board, BoardOptions, BoardRun, LeftOutBoardRun, ValueOf } from './board-types.ts';
import { type MeasuredRuns, type MeasuredValue, measureRuns } from './measure-runs.ts';
import { rankConfigurations } from './rank-configurations.ts';
import { shownText } from './statistic-text.ts';

/**
 * Makes a board of one metric: groups runs into configurations, ranks those whose values are finite when the metric's
 * goal is known, and says of everything else why it has no place. The order of the runs does not matter.
 *
 * @param runs of one experiment, or of several that are compared; ids are different.
 */
export function makeBoard(
  runs: readonly BoardRun[],
  measure: ValueOf,
  options: BoardOptions,
  steps: BoardSteps = BOARD_STEPS,
): Board {
  const { metric } = options;
  const measured = measureRuns(runs, measure, options);
  const found = findConfigurations(measured.runs.map(replicateRun), options, steps.group);
  const configurations = boardConfigurations(found, measured.runs, options, steps.resample);
  const { notes, ...ranking } = rankConfigurations(configurations, commonUnit(found), options, steps);
  const decimals = boardDecimals(metric, configurations);
  const shown = shownText(options, configurations, ranking);
  return {
    options,
    ...ranking,
    header: withShown(ranking.header, shown),
    dataset: measured.dataset,
    leftOut: leftOutRuns(found, runs),
    decimals,
    sentence: boardSentence({
      ...ranking,
      metric,
      decimals,
      unranked: ranking.unranked.length,
      isOfMeans: shown !== '',
    }),
    valueText: valueText(metric, configurations),
    configurationsText: found.text,
    notes: boardNotes(notes, measured, ranking.unit),
    warnings: boardWarnings(options, found, configurations),
    goalNotice: goalNotice(metric),
  };
}

function withShown(header: string, shown: string): string {
  return [header, shown]
    .filter((text) => text !== '')
    .map((text, index, all) => (index < all.length - 1 ? `${text.replace(/\.$/, '')}.` : text))
    .join(' ');
}

/** Where each repeat has its own data, test items are not fixed. */
function boardNotes(
  notes: readonly string[],
  measured: Pick<MeasuredRuns, 'notes'>,
  unit: Board['unit'],
): readonly string[] {
  const ranked = measured.notes.length > 0 ? notes.filter((note) => note !== fixedItemsText(unit)) : notes;
  return [...ranked, ...measured.notes];
}

/** Only what grouping looks at: runs are many, and copying all of each takes time. */
function replicateRun({ run, value, excluded }: MeasuredValue): ReplicateRun {
  const { id, status, params, parentId, endTimeMs, commit } = run;
  return { id, status, params, parentId, endTimeMs, commit, value: value?.value, excluded };
}

function leftOutRuns({ leftOut }: Configurations, runs: readonly BoardRun[]): readonly LeftOutBoardRun[] {
  const byId = new Map(runs.map((run) => [run.id, run]));
  return leftOut.flatMap(({ id, reason }) => {
    const run = byId.get(id);
    return run ? { run, reason } : [];
  });
}
