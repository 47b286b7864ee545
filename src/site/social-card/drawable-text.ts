import type { Face } from './face.ts';

/** Stands for characters that the typeface lacks: a box in their place would look like an error. */
const HOLE = '…';
/** Marks on a letter that has no character with them; more would reach into other lines. */
const MOST_MARKS = 1;
const MARK = /^\p{Mn}$/u;
/** Has no look of its own: joins, directions, variants, controls. */
const INVISIBLE = /^(\p{Cc}|\p{Cf}|\p{Me}|\p{Cs}|\p{Variation_Selector}|\p{Emoji_Modifier})$/u;
const WORD = /^[\p{L}\p{N}]$/u;

/**
 * A text of one line as it can be drawn: composed, without controls, each row of characters that the typeface lacks as
 * an ellipsis.
 *
 * @param instead what to say where most letters and digits would be lost, such as those of a name in Chinese; what is
 *   left of the text when undefined.
 */
export function drawableText(text: string, face: Face, instead: string | undefined): string {
  const { drawn, isReadable } = drawnPart(text, face);
  return isReadable || instead === undefined ? drawn : drawnPart(instead, face).drawn;
}

function drawnPart(text: string, face: Face): { readonly drawn: string; readonly isReadable: boolean } {
  let drawn = '';
  let kept = 0;
  let lost = 0;
  let marks = 0;
  for (const character of text.normalize('NFC').replace(/\s+/gu, foldSpace).trim()) {
    if (INVISIBLE.test(character)) continue;
    if (MARK.test(character)) {
      marks += 1;
      const isOnLetter = drawn !== '' && !drawn.endsWith(HOLE);
      if (marks <= MOST_MARKS && isOnLetter && hasGlyphs(character, face)) drawn += character;
      continue;
    }
    marks = 0;
    const glyphs = glyphsOf(character, face);
    if (WORD.test(character)) {
      if (glyphs === undefined) lost += 1;
      else kept += 1;
    }
    if (glyphs !== undefined) drawn += glyphs;
    else if (!drawn.endsWith(HOLE)) drawn += HOLE;
  }
  return { drawn, isReadable: lost === 0 ? /[^\s…]/u.test(drawn) : kept >= lost };
}

/** Narrow and no-break spaces stay what they are, alone. */
function foldSpace(spaces: string): string {
  return /^[\u00a0\u202f]$/.test(spaces) ? spaces : ' ';
}

/** The character, or what it is made of; undefined where the typeface has neither. */
function glyphsOf(character: string, face: Face): string | undefined {
  if (hasGlyphs(character, face)) return character;
  const parts = character.normalize('NFKD');
  return hasGlyphs(parts, face) ? parts : undefined;
}

function hasGlyphs(text: string, face: Face): boolean {
  return Array.from(text).every((character) => face.has(character.codePointAt(0) ?? 0));
}
