import { diffArrays } from 'diff';

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
/**
 * Lines that both texts have and that stand elsewhere; time grows with the square of it, a tenth of a second for so
 * many.
 */
const MOST_EDITS = 1_000;
/** Of texts with more of them, so many lines are compared. */
const MOST_LINES = 750;
/** So many rows are shown; of changed lines beyond them, no words are compared. */
export const MOST_ROWS = 500;
/** Lines that differ in more words are other lines. */
const MOST_WORD_EDITS = 100;
const LONGEST_WITH_WORDS = 1_000;
/** Words, and numbers as a whole: `0.1` and `0.2` differ, not their last digits. */
const TOKEN = /\d[\d.]*(?:e[-+]?\d+)?|[\p{L}\p{N}_]+|\s+|./giu;
/** Lines that share less than this are other lines, not changed ones. */
const LEAST_COMMON = 0.35;

/** Lays out how a text differs from another, line by line; of long texts in another order, their beginnings. */
export function diffLines(before: string, after: string): LineDiff {
  const [left, right] = [linesOf(before), linesOf(after)];
  const pairs = commonLines(left, right, MOST_EDITS);
  if (pairs) return layOut(left, right, pairs, undefined);
  const [from, to] = [left.slice(0, MOST_LINES), right.slice(0, MOST_LINES)];
  return layOut(from, to, commonLines(from, to, 2 * MOST_LINES) ?? [], MOST_LINES);
}

/** Places of a line on the left and on the right. */
type Pair = readonly [number, number];

/**
 * The lines that stay, ascending on both sides; undefined when more edits are needed than wanted. A line that only one
 * side has is never among them and is not looked at, so that texts with little in common take no time.
 */
function commonLines(
  left: readonly string[],
  right: readonly string[],
  maxEditLength: number,
): readonly Pair[] | undefined {
  const within = (lines: readonly string[], others: ReadonlySet<string>) =>
    lines.flatMap((text, place) => (others.has(text) ? [{ text, place }] : []));
  const [from, to] = [within(left, new Set(right)), within(right, new Set(left))];
  const textsOf = (lines: typeof from) => lines.map(({ text }) => text);
  const changes = diffArrays(textsOf(from), textsOf(to), { maxEditLength });
  if (!changes) return undefined;
  let [a, b] = [0, 0];
  return changes.flatMap(({ added, removed, value: { length } }) => {
    const [x, y] = [a, b];
    if (!added) a += length;
    if (!removed) b += length;
    if (added || removed) return [];
    return Array.from({ length }, (_, i): Pair => [from[x + i]?.place ?? 0, to[y + i]?.place ?? 0]);
  });
}

/** The rows between the lines that stay, and these. */
function layOut(
  before: readonly string[],
  after: readonly string[],
  pairs: readonly Pair[],
  most: number | undefined,
): LineDiff {
  const rows: DiffRow[] = [];
  let [left, right, changed] = [0, 0, 0];
  const lineOf = (lines: readonly string[], place: number, end: number) =>
    place < end ? { number: place + 1, text: lines[place] ?? '' } : undefined;
  const change = (toLeft: number, toRight: number) => {
    for (let at = 0; at < Math.max(toLeft - left, toRight - right); at++) {
      const [removed, added] = [lineOf(before, left + at, toLeft), lineOf(after, right + at, toRight)];
      rows.push(changedRow(removed, added, changed++ < MOST_ROWS));
    }
  };
  for (const [x, y] of pairs) {
    change(x, y);
    const text = before[x] ?? '';
    rows.push({ kind: 'same', left: wholeLine(x + 1, text), right: wholeLine(y + 1, text) });
    [left, right] = [x + 1, y + 1];
  }
  change(before.length, after.length);
  const [removed, added] = [before.length - pairs.length, after.length - pairs.length];
  return { rows: folded(rows), removed, added, most };
}

/** The lines of a text; a break at its end begins no other. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function wholeLine(number: number, text: string): DiffLine {
  return { number, parts: [{ text, isMarked: false }] };
}

type Line = { readonly number: number; readonly text: string };

/** A removed line beside an added one, or either of them alone. */
function changedRow(before: Line | undefined, after: Line | undefined, hasWords: boolean): DiffRow {
  const words = before && after && hasWords ? changedWords(before.text, after.text) : undefined;
  const side = ({ number, text }: Line, parts: readonly LinePart[] | undefined) =>
    parts ? { number, parts } : wholeLine(number, text);
  return {
    kind: 'changed',
    ...(before ? { left: side(before, words?.before) } : {}),
    ...(after ? { right: side(after, words?.after) } : {}),
  };
}

type Words = { readonly before: readonly LinePart[]; readonly after: readonly LinePart[] };

/** The words in which two lines differ; undefined when little of them is common. */
function changedWords(before: string, after: string): Words | undefined {
  if (Math.max(before.length, after.length) > LONGEST_WITH_WORDS) return undefined;
  const tokens = [before, after].map((text): string[] => text.match(TOKEN) ?? []) as [string[], string[]];
  const found = diffArrays(...tokens, { maxEditLength: MOST_WORD_EDITS });
  if (!found) return undefined;
  const changes = found.map(({ added, removed, value }) => ({ added, removed, text: value.join('') }));
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
