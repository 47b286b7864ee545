import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type BatchAnswer, type RunBatch, readBatch } from './read-batch.ts';

/** Starting a thread costs as much as reading a few hundred runs: short work is done before one would be up. */
const ALONE_MS = 100;
const MOST_THREADS = 8;

/**
 * Reads all batches: this thread alone at first, then with helpers on the other cores. The answers come in any order.
 */
export async function readBatches(
  batches: readonly RunBatch[],
  onAnswer: (answer: BatchAnswer) => void,
): Promise<void> {
  const waiting = [...batches].reverse();
  const helpers = Math.min(MOST_THREADS, availableParallelism()) - 1;
  const threads: Thread[] = [];
  const startedMs = performance.now();
  try {
    for (let batch = waiting.pop(); batch; batch = waiting.pop()) {
      onAnswer(readBatch(batch));
      if (threads.length === 0 && helpers > 0 && performance.now() - startedMs > ALONE_MS) {
        for (let n = 0; n < Math.min(helpers, waiting.length); n++)
          threads.push(startThread(waiting, onAnswer));
      }
      // Lets the answers of the helpers in.
      if (threads.length > 0) await setImmediate();
    }
    await Promise.all(threads.map(({ done }) => done));
  } finally {
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }
}

type Thread = { readonly worker: Worker; readonly done: Promise<void> };

function startThread(waiting: RunBatch[], onAnswer: (answer: BatchAnswer) => void): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url));
  const done = new Promise<void>((resolve, reject) => {
    const next = () => {
      const batch = waiting.pop();
      if (batch) worker.postMessage(batch);
      else resolve();
    };
    worker.on('message', (answer: BatchAnswer) => {
      onAnswer(answer);
      next();
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('a reading thread ended before its work was done')));
    worker.once('online', next);
  });
  // Awaited after this thread's own batches; until then a failure must not count as unhandled.
  done.catch(() => undefined);
  return { worker, done };
}
