export type DecodedText = { readonly text: string; readonly encoding: 'utf-8' | 'utf-16' | 'windows-1252' };

/** The encoding that a byte order mark declares. */
export function encodingOfMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * Reads bytes as text: by their byte order mark, else as UTF-8, else as windows-1252, in which any bytes are some
 * text. Undefined when they are no text at all (they hold NUL). The mark is not part of the text.
 *
 * @param isCut when true, the last character may be incomplete.
 */
export function decodeText(bytes: Uint8Array, isCut: boolean): DecodedText | undefined {
  const mark = encodingOfMark(bytes);
  if (mark === 'utf-16le' || mark === 'utf-16be')
    return { text: new TextDecoder(mark).decode(bytes, { stream: isCut }), encoding: 'utf-16' };
  if (bytes.includes(0)) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut });
    return { text, encoding: 'utf-8' };
  } catch {
    // Spreadsheets and old scripts write the code page of their system.
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}
