/** What is known of a typeface: which characters it draws, and how wide they are. */
export type Face = {
  readonly has: (codePoint: number) => boolean;
  /** As a share of the size. */
  readonly advance: (codePoint: number) => number;
};

/** The width of a text, without kerning, which only brings letters nearer to each other. */
export function textWidth(text: string, face: Face, size: number): number {
  let width = 0;
  for (const character of text) width += face.advance(character.codePointAt(0) ?? 0);
  return width * size;
}
