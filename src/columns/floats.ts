import type { FloatsColumn } from './metric-histories.ts';

const DIGITS = Uint8Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', (digit) =>
  digit.charCodeAt(0),
);
const PADDING = 61;

/** Packs numbers into a text, exactly. */
export function encodeFloats(numbers: Float64Array): FloatsColumn {
  const isShort = numbers.every((number) => Object.is(Math.fround(number), number));
  const size = isShort ? 4 : 8;
  const bytes = new DataView(new ArrayBuffer(numbers.length * size));
  numbers.forEach((number, index) => {
    if (isShort) bytes.setFloat32(index * size, number, true);
    else bytes.setFloat64(index * size, number, true);
  });
  const text = toBase64(new Uint8Array(bytes.buffer));
  return isShort ? { float32: text } : { float64: text };
}

/** The numbers again. */
export function decodeFloats(column: FloatsColumn): Float64Array {
  const isShort = 'float32' in column;
  const bytes = fromBase64(isShort ? column.float32 : column.float64);
  const view = new DataView(bytes.buffer);
  const size = isShort ? 4 : 8;
  const numbers = new Float64Array(bytes.length / size);
  for (let index = 0; index < numbers.length; index++)
    numbers[index] = isShort ? view.getFloat32(index * size, true) : view.getFloat64(index * size, true);
  return numbers;
}

/** As `btoa`, which takes a text of the bytes and far longer. */
function toBase64(bytes: Uint8Array): string {
  const characters = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(PADDING);
  for (let from = 0, at = 0; from < bytes.length; from += 3, at += 4) {
    const three = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    // Of one byte two digits are written, of two three.
    const digits = Math.min(4, bytes.length - from + 1);
    for (let digit = 0; digit < digits; digit++)
      characters[at + digit] = DIGITS[(three >> (18 - 6 * digit)) & 63] ?? PADDING;
  }
  return new TextDecoder().decode(characters);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index);
  return bytes;
}
