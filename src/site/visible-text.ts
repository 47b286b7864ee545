/**
 * Control characters break HTML (NUL), and bidirectional overrides make a text look like another one. Both are
 * shown as visible signs on pages; data files keep the text as it was logged.
 */

const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/g;

function sign(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}

/** Gives the text with hidden characters made visible; line breaks and tabs stay. */
export function visibleText(text: string): string {
  HIDDEN.lastIndex = 0;
  return HIDDEN.test(text) ? text.replace(HIDDEN, sign) : text;
}

/** Whether the JSON of an entity may hold hidden characters, raw or escaped. */
const SUSPECT =
  /\\u[0-9a-f]{4}|[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/i;

/** Parses the JSON of an entity for pages, every text in it made visible. */
export function parseVisible(json: string): unknown {
  if (!SUSPECT.test(json)) return JSON.parse(json);
  return JSON.parse(json, (_key, value: unknown) => (typeof value === 'string' ? visibleText(value) : value));
}
