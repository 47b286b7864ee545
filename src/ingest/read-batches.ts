import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type BatchAnswer, type RunBatch, readBatch } from './read-batch.ts';

/** Starting a thread costs as much as reading a few hundred runs: less is done before one would be up. */
const FEWEST_RUNS = 256;
const MOST_THREADS = 8;
/** Batches that lie ready in a helper, so that it never waits for this thread, which is busy with its own. */
const READY = 2;

/**
 * Reads all batches, in this thread and, when there is enough to do, in helpers on the other cores. The answers come
 * in any order.
 */
export async function readBatches(
  batches: readonly RunBatch[],
  onAnswer: (answer: BatchAnswer) => void,
): Promise<void> {
  const waiting = [...batches].reverse();
  const runs = batches.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const helpers = runs < FEWEST_RUNS ? 0 : Math.min(MOST_THREADS, availableParallelism(), batches.length) - 1;
  const threads = Array.from({ length: helpers }, () => startThread(waiting, onAnswer));
  try {
    for (let batch = waiting.pop(); batch; batch = waiting.pop()) {
      onAnswer(readBatch(batch));
      // Lets the answers of the helpers in.
      if (helpers > 0) await setImmediate();
    }
    await Promise.all(threads.map(({ done }) => done));
  } finally {
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }
}

type Thread = { readonly worker: Worker; readonly done: Promise<void> };

function startThread(waiting: RunBatch[], onAnswer: (answer: BatchAnswer) => void): Thread {
  const worker = new Worker(new URL(`./worker${extname(import.meta.url)}`, import.meta.url));
  const done = new Promise<void>((resolve, reject) => {
    let sent = 0;
    const fill = () => {
      for (; sent < READY; sent++) {
        const batch = waiting.pop();
        if (!batch) break;
        worker.postMessage(batch);
      }
      if (sent === 0) resolve();
    };
    worker.on('message', (answer: BatchAnswer) => {
      sent -= 1;
      onAnswer(answer);
      fill();
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('a reading thread ended before its work was done')));
    worker.once('online', fill);
  });
  // Awaited after this thread's own batches; until then a failure must not count as unhandled.
  done.catch(() => undefined);
  return { worker, done };
}
