import { hash } from 'node:crypto';
import type { Problem } from '../problem.ts';
import type { RunMark } from '../run-store.ts';
import type { FoundFile } from './scan-folder.ts';

/** The mark of a folder whose files have been looked at. */
export function markFolder(files: readonly FoundFile[], problems: readonly Problem[]): RunMark {
  let listing = '';
  let newestMtimeMs = 0;
  let complete = true;
  for (const { path, stats } of files) {
    if (!stats) {
      complete = false;
      continue;
    }
    listing += `${path}\0${stats.size}\0${stats.mtimeMs}\n`;
    if (stats.mtimeMs > newestMtimeMs) newestMtimeMs = stats.mtimeMs;
  }
  for (const { path, code } of problems) {
    if (code === 'symbolic-link' || code === 'special-file' || code === 'name-not-utf8')
      listing += `${code}\0${path}\n`;
    // Permissions change without a new time of the file.
    if (code === 'file-unreadable' || code === 'file-vanished') complete = false;
  }
  const fingerprint = complete ? hash('sha1', listing, 'base64') : undefined;
  return { fingerprint, newestMtimeMs };
}
