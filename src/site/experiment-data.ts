import type { ExperimentKey } from '../entities/ids.ts';
import type { StoredRun } from '../entities/run.ts';
import { type HistoriesOf, historyFiles } from './histories-data.ts';
import { experimentSummary } from './page-data/experiment.ts';
import type { Report } from './report.ts';
import { paths } from './routes.ts';
import { runsColumnFiles } from './runs-columns-data.ts';
import { runsCsv } from './runs-csv.ts';

/**
 * Writes `runs.json` and `runs.csv` of each experiment, all its published runs with every param, tag and metric, and
 * the files of columns that its table is made of in the browser. `runs.json` holds the snapshot's lines as they are.
 *
 * @param lines the JSON lines of the snapshot's runs.
 * @param write gets a path as `routes.ts` gives it, and the text.
 */
export function writeExperimentData(
  report: Report,
  lines: Iterable<string>,
  historiesOf: HistoriesOf,
  write: (path: string, text: string) => void,
): void {
  const linesByExperiment = new Map<ExperimentKey, string[]>();
  for (const line of lines) {
    const { key } = JSON.parse(line) as StoredRun;
    const run = report.runByKey.get(key as never);
    if (!run) continue;
    const group = linesByExperiment.get(run.experimentKey);
    if (group) group.push(line);
    else linesByExperiment.set(run.experimentKey, [line]);
  }
  for (const [key, group] of linesByExperiment) {
    write(paths.experimentData(key, 'json'), `[${group.join(',\n')}]\n`);
    const runs = group.map((line) => JSON.parse(line) as StoredRun);
    write(paths.experimentData(key, 'csv'), runsCsv(runs));
    const experiment = report.experimentByKey.get(key);
    if (!experiment) throw new Error(`unknown experiment: ${key}`);
    const files = runsColumnFiles(report, experimentSummary(report, experiment), runs);
    write(paths.runsColumns(key), `${JSON.stringify(files.columns)}\n`);
    write(paths.runsSummaries(key), `${JSON.stringify(files.summaries)}\n`);
    for (const { file, histories } of historyFiles(files.columns, files.runs, historiesOf))
      write(paths.experiment(key) + file, `${JSON.stringify(histories)}\n`);
  }
}
