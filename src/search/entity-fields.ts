import type { MetricHistory, OrderedPoints } from '../entities/metric.ts';
import type { Run } from '../entities/run.ts';
import type { KeyValue } from '../entities/scalar.ts';
import type { DatasetAttribute, MetricValue } from './ast.ts';
import { meanOfLast, orderPoints, valueAt } from './history-values.ts';
import type { RunFields } from './run-fields.ts';

/** What searching reads of a run entity. */
export type SearchedRun = Pick<
  Run,
  | 'runId'
  | 'name'
  | 'status'
  | 'userId'
  | 'artifactUri'
  | 'startTimeMs'
  | 'endTimeMs'
  | 'params'
  | 'tags'
  | 'metrics'
  | 'datasets'
>;

/** Gives the history of a metric of a run, for `at()` and `mean()`. */
export type HistoryOf<Row> = (run: Row, key: string) => MetricHistory | undefined;

/** How run entities are searched; without histories no run has `at()` or `mean()`. */
export function entityFields<Row extends SearchedRun>(historyOf?: HistoryOf<Row>): RunFields<Row> {
  return {
    attribute: (name) => (run) => {
      switch (name) {
        case 'run_id':
          return run.runId;
        case 'run_name':
          return run.name;
        case 'status':
          return run.status;
        case 'user_id':
          return run.userId;
        case 'artifact_uri':
          return run.artifactUri;
      }
    },
    time: (name) => (name === 'start_time' ? (run) => run.startTimeMs : (run) => run.endTimeMs),
    param: (key) => (run) => textOf(run.params, key),
    tag: (key) => (run) => textOf(run.tags, key),
    metric: (key, value) => (run) => metricOf(run, key, value, historyOf),
    dataset: (name) => (run) => run.datasets.flatMap((dataset) => datasetText(dataset, name)),
  };
}

function textOf(pairs: readonly KeyValue[], key: string): string | undefined {
  return pairs.find((pair) => pair.key === key)?.value;
}

function metricOf<Row extends SearchedRun>(
  run: Row,
  key: string,
  value: MetricValue,
  historyOf: HistoryOf<Row> | undefined,
): number | undefined {
  switch (value.kind) {
    case 'latest':
      return run.metrics.find((metric) => metric.key === key)?.value;
    case 'min':
    case 'max':
      return run.metrics.find((metric) => metric.key === key)?.[value.kind]?.value;
    case 'at':
      return valueAt(pointsOf(run, key, historyOf), value.step);
    case 'mean':
      return meanOfLast(pointsOf(run, key, historyOf), value.points);
  }
}

function pointsOf<Row>(
  run: Row,
  key: string,
  historyOf: HistoryOf<Row> | undefined,
): OrderedPoints | undefined {
  const history = historyOf?.(run, key);
  return history && orderPoints(history);
}

function datasetText(dataset: SearchedRun['datasets'][number], name: DatasetAttribute): readonly string[] {
  const text = dataset[name];
  return text === undefined ? [] : [text];
}
