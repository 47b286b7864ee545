import { visibleText } from '../site/visible-text.ts';
import { highlight, type Language } from './highlight.ts';
import type { CodePreview, PreviewLimits } from './preview.ts';

const LINE_CHARACTERS = 500;
const MOST_CHARACTERS = 24_000;

/**
 * The first lines of a text, highlighted. Lines beyond 500 characters end in an ellipsis.
 *
 * @param isCut when true, `text` is only the beginning of the file.
 */
export function codePreview(
  text: string,
  language: Language | undefined,
  limits: Pick<PreviewLimits, 'previewLines'>,
  isCut: boolean,
): CodePreview {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  const shown: string[] = [];
  let characters = 0;
  for (const line of lines) {
    if (shown.length >= limits.previewLines || characters >= MOST_CHARACTERS) break;
    const short = line.length > LINE_CHARACTERS ? `${line.slice(0, LINE_CHARACTERS)}…` : line;
    shown.push(short);
    characters += short.length;
  }
  const html = highlight(visibleText(shown.join('\n')), language);
  return { kind: 'code', html, shownLines: shown.length, totalLines: isCut ? undefined : lines.length };
}
