import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { FRAME_HEADS } from '../../src/previews/framed-document.ts';
import type { Finding } from './finding.ts';

const FRAME_DOCUMENT = /^(runs|logged-models)\/[^/]+\/frames\/.+\.html$/;

/** Whether a file is an artifact written anew to be shown in a sandboxed frame: no page of the site. */
export function isFrameDocument(file: string): boolean {
  return FRAME_DOCUMENT.test(file);
}

/** Such a document may also be opened by itself: then the policy in its first bytes is all that keeps it harmless. */
export function checkFrameDocuments(files: readonly string[], folder: string): Finding[] {
  const longest = Math.max(...FRAME_HEADS.map((head) => head.length));
  return files.filter(isFrameDocument).flatMap((file): Finding[] => {
    const bytes = new Uint8Array(longest);
    const descriptor = openSync(join(folder, file), 'r');
    readSync(descriptor, bytes, 0, longest, 0);
    closeSync(descriptor);
    const start = new TextDecoder().decode(bytes);
    return FRAME_HEADS.some((head) => start.startsWith(head))
      ? []
      : [{ rule: 'active-file', file, what: 'does not begin with the policy of a frame' }];
  });
}
