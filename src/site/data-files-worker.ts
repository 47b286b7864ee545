import { parentPort, workerData } from 'node:worker_threads';
import { writeDataFiles } from './write-data-files.ts';

/** Writes the data files into the folder that it is given, and answers with the number of missing artifacts. */
parentPort?.postMessage(await writeDataFiles(String(workerData)));
