import type { FloatsColumn } from './metric-histories.ts';

/** So many bytes are made into characters at once. */
const CHUNK = 0x6000;

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

/** In parts of a length that three divides, whose texts join to that of the whole. */
function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += CHUNK)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(from, from + CHUNK))));
  return parts.join('');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index);
  return bytes;
}
