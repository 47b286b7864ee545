import { parentPort } from 'node:worker_threads';
import { type RunBatch, readBatch } from './read-batch.ts';

/** Reads batches until the main thread ends this one. */
parentPort?.on('message', (batch: RunBatch) => {
  parentPort?.postMessage(readBatch(batch));
});
