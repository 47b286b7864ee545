import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type BatchAnswer, type RunBatch, readBatch } from './run-batch.ts';

/** Starting a thread costs as much as reading a hundred runs. */
const FEWEST_RUNS_FOR_THREADS = 200;
const MOST_THREADS = 8;

/** Reads all batches, in threads when there is enough to do. The order of the answers is not that of the batches. */
export async function readBatches(
  batches: readonly RunBatch[],
  onAnswers: (answers: readonly BatchAnswer[]) => void,
): Promise<void> {
  const runs = batches.reduce((sum, { folders }) => sum + folders.length, 0);
  const threads = Math.min(MOST_THREADS, availableParallelism(), batches.length);
  if (runs < FEWEST_RUNS_FOR_THREADS || threads < 2) {
    for (const batch of batches) onAnswers(readBatch(batch));
    return;
  }
  const waiting = [...batches].reverse();
  await Promise.all(Array.from({ length: threads }, () => readInThread(waiting, onAnswers)));
}

function readInThread(
  waiting: RunBatch[],
  onAnswers: (answers: readonly BatchAnswer[]) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    const next = () => {
      const batch = waiting.pop();
      if (batch) worker.postMessage(batch);
      else worker.terminate().then(() => resolve(), reject);
    };
    worker.on('message', (answers: readonly BatchAnswer[]) => {
      onAnswers(answers);
      next();
    });
    worker.on('error', reject);
    next();
  });
}
