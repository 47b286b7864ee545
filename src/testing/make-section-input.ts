import { boardMetric } from '../analysis/leaderboard/board-options.ts';
import { boardsByDataset, boardsByTask } from '../analysis/leaderboard/boards-by-task.ts';
import { makeBoard } from '../analysis/leaderboard/make-board.ts';
import { settingsSchema } from '../settings/settings.ts';
import type { SectionInput } from '../site/page-data/leaderboard-sections/section-input.ts';
import { boardOptions, type TestRun, testValue } from './make-board-run.ts';

/** Input of the sections below a ranking by `acc`; of all metrics that the runs have, as the settings have them. */
export function makeSectionInput(
  runs: readonly TestRun[],
  settings: Parameters<typeof settingsSchema.parse>[0] = {},
): SectionInput {
  const parsed = settingsSchema.parse(settings);
  const metricOf = (key: string) => boardMetric(key, parsed, undefined);
  const keys = [...new Set(runs.flatMap(({ values }) => Object.keys(values)))];
  const options = boardOptions({ metric: metricOf('acc') });
  const { taskKey } = parsed.leaderboards;
  const tasks =
    taskKey === undefined
      ? boardsByDataset(runs, testValue, options)
      : boardsByTask(runs, testValue, options, taskKey);
  return {
    settings: parsed,
    tradeoffs: parsed.leaderboards.tradeoffs,
    board: makeBoard(runs, testValue, options),
    tasks,
    metrics: keys.map(metricOf),
    measure: testValue,
    metricOf,
  };
}
