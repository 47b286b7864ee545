import { shortLabel } from '../../charts/short-label.ts';
import { type Face, textWidth } from './face.ts';

/** A title on one line or two. */
export type FittedTitle = { readonly size: number; readonly lines: readonly string[] };

const SHORTEST = 3;

/** A label of at most this width, shortened in its middle: names made by scripts often differ only at their end. */
export function fitLabel(text: string, face: Face, size: number, width: number): string {
  return longestFit(text, (label) => textWidth(label, face, size) <= width, shortLabel);
}

/** The same for prose, which is cut at its end. */
export function fitProse(text: string, face: Face, size: number, width: number): string {
  return longestFit(
    text,
    (prose) => textWidth(prose, face, size) <= width,
    (whole, most) =>
      `${Array.from(whole)
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`,
  );
}

function longestFit(
  text: string,
  fits: (text: string) => boolean,
  shorten: (text: string, most: number) => string,
): string {
  if (fits(text)) return text;
  let low = SHORTEST;
  let high = Array.from(text).length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(shorten(text, middle))) low = middle;
    else high = middle - 1;
  }
  return shorten(text, low);
}

/** Sizes that a title has on one line and on two. */
const ONE_LINE = [68, 60] as const;
const TWO_LINES = [54, 46] as const;

/** The greatest size at which a title fits on one line, else on two; what is too long still is cut at its end. */
export function fitTitle(text: string, face: Face, width: number): FittedTitle {
  for (const size of ONE_LINE) if (textWidth(text, face, size) <= width) return { size, lines: [text] };
  for (const size of TWO_LINES) {
    const lines = twoLines(text, (line) => textWidth(line, face, size) <= width);
    if (lines) return { size, lines };
  }
  const size = TWO_LINES[1];
  const [first, rest] = filledLine(text, (line) => textWidth(line, face, size) <= width);
  return { size, lines: [first, fitProse(rest, face, size, width)] };
}

/** Behind which a line may end; names without spaces have other joints. */
const JOINT = /(?<=[\s_\-/.:,;|])(?!\s)/u;

/** Two lines of about the same length; undefined where no break makes them fit. */
function twoLines(text: string, fits: (line: string) => boolean): readonly string[] | undefined {
  const parts = text.split(JOINT);
  let best: { readonly lines: readonly string[]; readonly difference: number } | undefined;
  for (let end = 1; end < parts.length; end++) {
    const lines = [parts.slice(0, end).join('').trimEnd(), parts.slice(end).join('')];
    const [first = '', second = ''] = lines;
    if (!fits(first) || !fits(second)) continue;
    const difference = Math.abs(first.length - second.length);
    if (!best || difference < best.difference) best = { lines, difference };
  }
  return best?.lines;
}

/** As much as fits on a line, to its last joint where it has one in its second half, and the rest. */
function filledLine(text: string, fits: (line: string) => boolean): readonly [string, string] {
  const characters = Array.from(text);
  let low = 1;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(characters.slice(0, middle).join(''))) low = middle;
    else high = middle - 1;
  }
  const line = characters.slice(0, low).join('');
  const joints = [...line.matchAll(/[\s_\-/.:,;|](?!\s)/gu)].map(({ index }) => index + 1);
  const end = joints.findLast((joint) => joint > line.length / 2) ?? line.length;
  return [line.slice(0, end).trimEnd(), text.slice(end).trimStart()];
}
