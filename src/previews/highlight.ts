import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import diff from 'highlight.js/lib/languages/diff';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import ini from 'highlight.js/lib/languages/ini';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import makefile from 'highlight.js/lib/languages/makefile';
import python from 'highlight.js/lib/languages/python';
import r from 'highlight.js/lib/languages/r';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { extensionOf } from './preview-kind.ts';

const LANGUAGES = {
  bash,
  diff,
  dockerfile,
  ini,
  javascript,
  json,
  makefile,
  python,
  r,
  sql,
  typescript,
  xml,
  yaml,
};
for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

export type Language = keyof typeof LANGUAGES;

const BY_NAME: ReadonlyMap<string, Language> = new Map([
  ['MLmodel', 'yaml'],
  ['MLproject', 'yaml'],
  ['Dockerfile', 'dockerfile'],
  ['Makefile', 'makefile'],
]);
const BY_EXTENSION: ReadonlyMap<string, Language> = new Map([
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['json', 'json'],
  ['jsonl', 'json'],
  ['ndjson', 'json'],
  ['py', 'python'],
  ['r', 'r'],
  ['sh', 'bash'],
  ['bash', 'bash'],
  ['sql', 'sql'],
  ['js', 'javascript'],
  ['mjs', 'javascript'],
  ['jsx', 'javascript'],
  ['ts', 'typescript'],
  ['tsx', 'typescript'],
  ['xml', 'xml'],
  ['html', 'xml'],
  ['svg', 'xml'],
  ['toml', 'ini'],
  ['ini', 'ini'],
  ['cfg', 'ini'],
  ['conf', 'ini'],
  ['properties', 'ini'],
  ['diff', 'diff'],
  ['patch', 'diff'],
]);

/** The language of a file by its name; undefined for plain text. */
export function languageOf(path: string): Language | undefined {
  return BY_NAME.get(path.slice(path.lastIndexOf('/') + 1)) ?? BY_EXTENSION.get(extensionOf(path));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};

/** HTML of a text: escaped, with `<span class="hljs-…">` around the parts of its language. */
export function highlight(text: string, language: Language | undefined): string {
  if (!language) return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
  return hljs.highlight(text, { language, ignoreIllegals: true }).value;
}
