import { type Document, isNode, visit } from 'yaml';
import { cut } from '../site/format.ts';

/**
 * What is written with escapes, in names and values: control characters, what some readers of YAML take for a line
 * break, marks that turn or hide text, halves of characters.
 */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]/u;
const EACH_HIDDEN = new RegExp(HIDDEN.source, 'gu');
const EACH_HIDDEN_BUT_BREAKS = new RegExp(`(?!\\n)${HIDDEN.source}`, 'gu');
const PLAIN_NAME = /^[\w./@%+~^-]+$/;
const MOST_SHOWN = 60;
const WIDTH = 110;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A name from a store in the prose of a comment: on one line, cut short, in quotes unless it is plain. */
export function shownName(name: string): string {
  const short = cut(name, MOST_SHOWN);
  return PLAIN_NAME.test(short) ? short : JSON.stringify(short).replace(EACH_HIDDEN, escaped);
}

/** `a, b and c`, or `a, b and 3 more`. */
export function shownNames(names: readonly string[], most: number): string {
  const isAll = names.length <= most;
  const shown = names.slice(0, isAll ? -1 : most).map(shownName);
  const last = isAll ? shownName(names.at(-1) ?? '') : `${names.length - most} more`;
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : last;
}

/** Prose as the lines of a comment without their `#`. Each begins with a space, which tells it from a setting. */
export function prose(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    if (line !== '' && line.length + word.length > WIDTH) {
      lines.push(line);
      line = '';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\n');
}

/** Every line behind a `#`: a comment, or settings that are off until it is taken away. */
export function behindHash(text: string): string {
  return text.replace(/^/gm, '#');
}

/** Puts a remark behind a value, on its line. */
export function remark(node: unknown, text: string): void {
  if (isNode(node)) node.comment = ` ${text}`;
}

/** The text of a document without its last line break: settings in a list have a line each, hidden characters escapes. */
export function yamlText(document: Document): string {
  visit(document, {
    Map: (key, map) => {
      map.flow = typeof key === 'number';
    },
    Scalar: (_key, scalar) => {
      if (typeof scalar.value === 'string' && HIDDEN.test(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return (
    document
      .toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER })
      .trimEnd()
      // Those that the writer leaves stand in quotes, where an escape means the same.
      .replace(EACH_HIDDEN_BUT_BREAKS, escaped)
  );
}
