/** A text in three parts: what it has in common with another at its beginning and end, and what lies between. */
export type TextParts = { readonly start: string; readonly middle: string; readonly end: string };

/** Below this length, a difference is seen without help. */
const SHORTEST = 24;

/**
 * Finds the part of a long text in which it differs from another; undefined when one is short, when they are
 * equal, or when less than half of the text is common.
 */
export function differingPart(text: string, other: string): TextParts | undefined {
  if (text === other || Math.min(text.length, other.length) < SHORTEST) return undefined;
  const most = Math.min(text.length, other.length);
  let start = 0;
  while (start < most && text[start] === other[start]) start++;
  let end = 0;
  while (end < most - start && text.at(-1 - end) === other.at(-1 - end)) end++;
  if ((start + end) * 2 < text.length) return undefined;
  const stop = text.length - end;
  return { start: text.slice(0, start), middle: text.slice(start, stop), end: text.slice(stop) };
}
