/**
 * Shortens a label in its middle: names made by scripts often differ only at their end.
 * Never splits a surrogate pair.
 *
 * @param most at least 3 characters.
 */
export function shortLabel(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = [...text];
  if (characters.length <= most) return text;
  const head = Math.ceil((most - 1) * 0.55);
  const tail = most - 1 - head;
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - tail).join('')}`;
}
