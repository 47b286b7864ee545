import { type DecodedText, decodeText } from '../../../../previews/decode-text.ts';
import { visibleText } from '../../../../site/visible-text.ts';
import { fetchFile } from '../../fetch-file.ts';
import type { RunFile } from './artifact-items.ts';

export type LoadedText =
  | ({ readonly kind: 'text'; readonly isCut: boolean } & DecodedText)
  | { readonly kind: 'binary' }
  | { readonly kind: 'absent'; readonly reason: string };

/** Of a longer text, the beginning is compared. */
export const MOST_TEXT_BYTES = 500_000;
/** So many texts are kept for when they are shown again. */
const MOST_KEPT = 60;

const kept = new Map<string, Promise<LoadedText>>();

/** Fetches a file as text, every character of it visible. @throws when the site cannot be reached. */
export function loadText(file: RunFile): Promise<LoadedText> {
  const { url, reason } = file;
  if (url === undefined) return Promise.resolve({ kind: 'absent', reason: reason ?? 'not copied' });
  const found = kept.get(url);
  if (found) return found;
  const loading = fetchText(url);
  kept.set(url, loading);
  loading.catch(() => kept.delete(url));
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return loading;
}

async function fetchText(url: string): Promise<LoadedText> {
  const response = await fetchFile(url);
  if (!response) return { kind: 'absent', reason: 'not found on the site' };
  const { bytes, isCut } = await firstBytes(response, MOST_TEXT_BYTES);
  const decoded = decodeText(bytes, isCut);
  if (!decoded) return { kind: 'binary' };
  return { kind: 'text', isCut, ...decoded, text: visibleText(decoded.text) };
}

/** The beginning of a response; the rest is not waited for. */
async function firstBytes(response: Response, most: number): Promise<{ bytes: Uint8Array; isCut: boolean }> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) break;
    chunks.push(part.value);
    length += part.value.length;
    if (length > most) {
      await reader?.cancel();
      break;
    }
  }
  const bytes = new Uint8Array(Math.min(length, most));
  let at = 0;
  for (const chunk of chunks) {
    const fitting = chunk.subarray(0, bytes.length - at);
    bytes.set(fitting, at);
    at += fitting.length;
  }
  return { bytes, isCut: length > most };
}
