/** What XML 1.0 has no way to write, not even escaped: most control characters, halves of pairs, two noncharacters. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: leaving them out is the purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  // Only `]]>` must not stand in a text.
  '>': '&gt;',
  '"': '&quot;',
  // A parser would read these as plain spaces within an attribute, and a carriage return as a line break anywhere.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
  // XML 1.1 and some parsers take these for line breaks.
  '\u0085': '&#133;',
  '\u2028': '&#8232;',
  '\u2029': '&#8233;',
};

/** A text as the content of an element or of an attribute in double quotes; without the characters that XML forbids. */
export function xmlText(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replace(/[&<>"\t\n\r\u0085\u2028\u2029]/g, (character) => ESCAPES[character] ?? character);
}
