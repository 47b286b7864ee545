/** What git-lfs leaves in the place of a file that was not fetched begins so. */
const LFS_HEAD = 'version https://git-lfs.github.com/spec/';
const CONFLICT_START = /^<{7}(?: |\r?$)/m;
const CONFLICT_LINE = /^(?:<{7}|={7}|>{7})(?: |\r?$)/;

/** Whether a text is a git-lfs pointer instead of the content. */
export function isLfsPointer(text: string): boolean {
  return text.startsWith(LFS_HEAD);
}

/** The 1-based line where an unresolved merge begins; undefined when there is none. */
export function conflictLine(text: string): number | undefined {
  // Most texts are short and clean: a search without a pattern tells so at once.
  const start = text.includes('<<<<<<<') && text.includes('>>>>>>>') ? text.search(CONFLICT_START) : -1;
  return start < 0 ? undefined : text.slice(0, start).split('\n').length;
}

/** Whether a line is one of the three markers of an unresolved merge. */
export function isConflictMarker(line: string): boolean {
  return CONFLICT_LINE.test(line);
}

/** The text with both sides of every conflict, one after the other. */
export function withoutMarkers(text: string): string {
  return text
    .split('\n')
    .filter((line) => !isConflictMarker(line))
    .join('\n');
}
