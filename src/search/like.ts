/**
 * SQL's LIKE: `%` stands for any text, `_` for one character, nothing escapes them, and the pattern covers the whole
 * text, line breaks included.
 *
 * MLflow's database does it so. Its file store makes a regular expression of the pattern in which `%` and `_` do not
 * match a line break, and a final one is overlooked. ILIKE ignores case in every script, as the file store and
 * PostgreSQL have it; SQLite does so for A–Z only.
 */
export function compileLike(pattern: string, ignoreCase: boolean): (text: string) => boolean {
  const fold = ignoreCase ? (text: string) => text.toLowerCase() : (text: string) => text;
  // The text between two percent signs, character by character; matched from left to right, each as early as it can
  // be. No regular expression: one with many `.*` can take minutes for a long text.
  const [first = [], ...others] = fold(pattern)
    .split('%')
    .map((part) => Array.from(part));
  const last = others.pop();
  return (text) => {
    const characters = Array.from(fold(text));
    if (!fits(first, characters, 0)) return false;
    if (last === undefined) return first.length === characters.length;
    let at = first.length;
    for (const part of others) {
      at = find(part, characters, at) + part.length;
      if (at < part.length) return false;
    }
    const end = characters.length - last.length;
    return end >= at && fits(last, characters, end);
  };
}

function fits(part: readonly string[], characters: readonly string[], at: number): boolean {
  if (at + part.length > characters.length) return false;
  return part.every((character, index) => character === '_' || character === characters[at + index]);
}

/** Where the part first fits at or after a place; so far below zero that adding its length stays below it if nowhere. */
function find(part: readonly string[], characters: readonly string[], from: number): number {
  for (let at = from; at + part.length <= characters.length; at++) if (fits(part, characters, at)) return at;
  return Number.NEGATIVE_INFINITY;
}
