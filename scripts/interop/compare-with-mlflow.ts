import { compareFacts, type Outcome } from './compare-facts.ts';
import { type Form, factsOf } from './facts.ts';

/** The fields that `ask_mlflow.py` gives, and those within their lists. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  experiments: [
    'experimentId',
    'name',
    'lifecycleStage',
    'creationTimeMs',
    'lastUpdateTimeMs',
    'artifactLocation',
    ...['tags', 'key', 'value'],
  ],
  runs: [
    'runId',
    'experimentId',
    'name',
    'status',
    'lifecycleStage',
    'startTimeMs',
    'endTimeMs',
    'artifactUri',
    ...['params', 'tags', 'key', 'value'],
    ...['metrics', 'step', 'timestampMs', 'points'],
    ...['histories', 'different', 'digest'],
    ...['modelOutputs', 'modelId'],
  ],
  'logged-models': [
    'modelId',
    'experimentId',
    'name',
    'status',
    'sourceRunId',
    'creationTimeMs',
    ...['params', 'tags', 'key', 'value'],
    ...['metrics', 'step', 'timestampMs', 'runId'],
  ],
  'registered-models': [
    'name',
    'creationTimeMs',
    ...['versions', 'version', 'stage', 'source', 'runId', 'status'],
  ],
};

/** Compares what MLflow answered with the same fields of what Runfolio read. */
export function compareWithMlflow(answer: Form, read: Form): ReadonlyMap<string, Outcome> {
  const asked = Object.entries(ASKED).map(([collection, names]): [string, object[]] => [
    collection,
    JSON.parse(JSON.stringify(read[collection] ?? [], [...names])),
  ]);
  return compareFacts(factsOf(answer), factsOf(Object.fromEntries(asked)));
}
