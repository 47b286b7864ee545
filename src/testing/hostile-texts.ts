/** Texts that break a page, a path, a serialiser or a table when they are taken for something else than text. */
export const HOSTILE_TEXTS: readonly string[] = [
  // HTML and scripts
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</title><script>alert(1)</script>',
  '</textarea></style></script><img src=x onerror=alert(1)>',
  '<iframe src=https://evil.example></iframe>',
  '<style>*{display:none}</style>',
  '<base href=https://evil.example>',
  '<meta http-equiv=refresh content=0>',
  '<!-- --!> -->',
  ']]>',
  '&lt;b&gt; &amp; &#0; &NotAnEntity;',
  'a&copy=1&lang=2',
  '" onmouseover="alert(1)',
  '` onmouseover=alert(1)',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  '//evil.example/x',
  // templates and serialisers
  "{{constructor.constructor('alert(1)')()}}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is hostile on purpose
  '${alert(1)}',
  '<%= 7 * 7 %>',
  '{alert(1)}',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__ASTRO_IMAGE_x',
  'null',
  'undefined',
  'NaN',
  'true',
  '0',
  '-0',
  '1e999',
  '0x10',
  '2026-01-01',
  '=1+1',
  "@SUM(1)*cmd|'/C calc'!A0",
  'a,b;"c"',
  '{"a": [1, "}',
  '- a: &x [*x]',
  // Markdown
  '[x](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '# heading',
  '| a | b |',
  '```',
  // paths and URLs
  '%',
  '%2e%2e',
  '%2e%2e%2f%2e%2e%2f',
  '%00',
  '100% sure',
  '?',
  '?a=b#c',
  '#',
  '#main',
  '..',
  '../../../escape',
  '.',
  '...',
  '-rf',
  '--help',
  '~',
  '*',
  'C:\\windows\\system32',
  'back\\slash',
  'a:b',
  'CON',
  'aux.txt',
  'index.html',
  'run.json',
  'artifacts',
  'trailing dot.',
  ' leading space',
  'trailing space ',
  ' ',
  'tab\tin',
  'two\nlines',
  'carriage\rreturn',
  // characters
  'nul\u0000byte',
  'bell\u0007 and escape \u001b[31mred\u001b[0m',
  'delete \u007f next line \u0085',
  'right-to-left \u202etxt.exe\u202c override',
  'marks \u200e\u200f and isolates \u2066x\u2069',
  'zero\u200bwidth\u200djoiner\ufeff',
  'שלום עולם',
  'مرحبا',
  '日本語の実験',
  'Ünïcödé ß ı İ ǆ',
  'caf\u00e9',
  'cafe\u0301',
  'Z\u0351\u036b\u0343\u036a\u0302a\u0346\u0307lgo',
  '🙂',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '\u{1f600}'.repeat(30),
  'line\u2028and\u2029paragraph',
  'private \ue000 and noncharacter \uffff',
  // sizes and case
  'x'.repeat(300),
  'word '.repeat(60).trim(),
  'Case',
  'case',
  'CASE',
];

/**
 * Whether MLflow's file store, on Linux, could hold a file of this name: keys with slashes become folders. Absolute
 * paths and those that leave the folder cannot be written at all.
 */
export function isFileName(text: string): boolean {
  return text
    .split('/')
    .every(
      (part) =>
        part !== '' &&
        part !== '.' &&
        part !== '..' &&
        !part.includes('\0') &&
        Buffer.byteLength(part) <= 255,
    );
}
