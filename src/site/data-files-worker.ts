import { parentPort, workerData } from 'node:worker_threads';
import { writeDataFiles } from './write-data-files.ts';

/** Writes the data files into the folder that it is given, and answers with what whoever builds should know. */
parentPort?.postMessage(await writeDataFiles(String(workerData)));
