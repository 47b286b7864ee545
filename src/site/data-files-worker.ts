import { parentPort, workerData } from 'node:worker_threads';
import type { SiteAddress } from './site-files/site-address.ts';
import { writeDataFiles } from './write-data-files.ts';

/** Writes the data files into the folder that it is given, and answers with what whoever builds should know. */
const { out, address } = workerData as { readonly out: string; readonly address: SiteAddress };
parentPort?.postMessage(await writeDataFiles(out, address));
