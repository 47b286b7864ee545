import { type ChangeObject, diffArrays } from 'diff';

/** Part of a line; what is marked is not in the other line. */
export type LinePart = { readonly text: string; readonly isMarked: boolean };
export type DiffLine = { readonly number: number; readonly parts: readonly LinePart[] };
export type DiffRow =
  | { readonly kind: 'same' | 'changed'; readonly left?: DiffLine; readonly right?: DiffLine }
  | { readonly kind: 'gap'; readonly lines: number };

export type LineDiff = {
  readonly rows: readonly DiffRow[];
  readonly removed: number;
  readonly added: number;
  /** So many lines of each text are compared, as the whole would take too long; undefined when all are. */
  readonly most: number | undefined;
};

const CONTEXT = 3;
/** Time grows with the square of it: so many are found in a third of a second. */
const MOST_EDITS = 1_500;
/** Of texts with more differences, so many lines are compared: all of them may be other lines. */
const MOST_LINES = MOST_EDITS / 2;
const LONGEST_WITH_WORDS = 1_000;
/** Words, and numbers as a whole: `0.1` and `0.2` differ, not their last digits. */
const TOKEN = /\d[\d.]*(?:e[-+]?\d+)?|[\p{L}\p{N}_]+|\s+|./giu;
/** Lines that share less than this are other lines, not changed ones. */
const LEAST_COMMON = 0.35;

/** Lays out how a text differs from another, line by line; of very different long texts, their beginnings. */
export function diffLines(before: string, after: string): LineDiff {
  const texts = [linesOf(before), linesOf(after)] as const;
  const whole = diffArrays(...texts, { maxEditLength: MOST_EDITS });
  if (whole) return layOut(whole, undefined);
  const [from, to] = texts.map((lines) => lines.slice(0, MOST_LINES)) as [string[], string[]];
  return layOut(diffArrays(from, to), MOST_LINES);
}

function layOut(changes: readonly ChangeObject<string[]>[], most: number | undefined): LineDiff {
  const rows: DiffRow[] = [];
  let [left, right, removed, added] = [1, 1, 0, 0];
  let pending: readonly string[] = [];
  const flush = (lines: readonly string[]) => {
    rows.push(...changedRows(pending, lines, left, right));
    left += pending.length;
    right += lines.length;
    pending = [];
  };
  for (const change of changes) {
    if (change.removed) {
      pending = change.value;
      removed += change.value.length;
    } else if (change.added) {
      added += change.value.length;
      flush(change.value);
    } else {
      flush([]);
      for (const text of change.value)
        rows.push({ kind: 'same', left: wholeLine(left++, text), right: wholeLine(right++, text) });
    }
  }
  flush([]);
  return { rows: folded(rows), removed, added, most };
}

/** The lines of a text; a break at its end begins no other. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function wholeLine(number: number, text: string, isMarked = false): DiffLine {
  return { number, parts: [{ text, isMarked }] };
}

/** Removed and added lines, the first beside the first. */
function changedRows(
  removed: readonly string[],
  added: readonly string[],
  left: number,
  right: number,
): readonly DiffRow[] {
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, index) => {
    const [before, after] = [removed[index], added[index]];
    const words = before === undefined || after === undefined ? undefined : changedWords(before, after);
    return {
      kind: 'changed' as const,
      ...(before === undefined ? {} : { left: line(left + index, before, words?.before) }),
      ...(after === undefined ? {} : { right: line(right + index, after, words?.after) }),
    };
  });
}

function line(number: number, text: string, parts: readonly LinePart[] | undefined): DiffLine {
  return parts ? { number, parts } : wholeLine(number, text);
}

type Words = { readonly before: readonly LinePart[]; readonly after: readonly LinePart[] };

/** The words in which two lines differ; undefined when little of them is common. */
function changedWords(before: string, after: string): Words | undefined {
  if (Math.max(before.length, after.length) > LONGEST_WITH_WORDS) return undefined;
  const changes = diffArrays(before.match(TOKEN) ?? [], after.match(TOKEN) ?? []).map(
    ({ added, removed, value }) => ({ added, removed, text: value.join('') }),
  );
  const common = changes.reduce(
    (sum, { added, removed, text }) => sum + (added || removed ? 0 : text.trim().length),
    0,
  );
  if (common < LEAST_COMMON * Math.max(before.trim().length, after.trim().length)) return undefined;
  const side = (left: boolean) =>
    changes
      .filter(({ added, removed }) => (left ? !added : !removed))
      .map(({ added, removed, text }) => ({ text, isMarked: added || removed }));
  return { before: side(true), after: side(false) };
}

/** Long stretches of equal lines become gaps, but for some lines around what differs. */
function folded(rows: readonly DiffRow[]): readonly DiffRow[] {
  const isNear = new Uint8Array(rows.length);
  for (const [index, row] of rows.entries())
    if (row.kind === 'changed') isNear.fill(1, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
  const out: DiffRow[] = [];
  let hidden: DiffRow[] = [];
  const close = () => {
    // A gap takes a line itself: one equal line is better shown.
    if (hidden.length > 1) out.push({ kind: 'gap', lines: hidden.length });
    else out.push(...hidden);
    hidden = [];
  };
  for (const [index, row] of rows.entries()) {
    if (!isNear[index]) {
      hidden.push(row);
      continue;
    }
    close();
    out.push(row);
  }
  close();
  return out;
}
