import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkitten';
import type { Face } from './face.ts';

/** The typeface of cards in its two weights: as faces to measure, and as files for who draws. */
export type CardFonts = {
  readonly regular: Face;
  readonly bold: Face;
  readonly family: string;
  readonly files: readonly Uint8Array[];
};

const require = createRequire(import.meta.url);
/** A face of the style sheet's list for titles, with Latin, Cyrillic, some Greek and the signs of our numbers. */
const REGULAR = require.resolve('@expo-google-fonts/charis-sil/400Regular/CharisSIL_400Regular.ttf');
const BOLD = require.resolve('@expo-google-fonts/charis-sil/700Bold/CharisSIL_700Bold.ttf');

let loaded: CardFonts | undefined;

/** Reads the typeface once. */
export function cardFonts(): CardFonts {
  loaded ??= load();
  return loaded;
}

function load(): CardFonts {
  const files = [REGULAR, BOLD].map((file) => readFileSync(file));
  const [regular, bold] = files.map(readFace);
  if (!regular || !bold) throw new Error('missing typeface of the cards');
  return { regular, bold, family: 'Charis SIL', files };
}

function readFace(file: Buffer): Face {
  const font = create(file);
  if (font.isCollection) throw new Error('a collection of typefaces instead of one');
  const advances = new Map<number, number>();
  const advance = (codePoint: number) => {
    const known = advances.get(codePoint);
    if (known !== undefined) return known;
    const width = font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm;
    advances.set(codePoint, width);
    return width;
  };
  return { has: (codePoint) => font.hasGlyphForCodePoint(codePoint), advance };
}
