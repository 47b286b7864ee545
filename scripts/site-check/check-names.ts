import type { Finding } from './finding.ts';

/** Names that Windows refuses as files, whatever their extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const LONGEST_PATH = 200;
/** The bundler's own names hold a hash that needs capitals. */
const BUNDLED = '_astro/';
/** Jekyll on GitHub Pages looks for it. */
const WITH_DOT = new Set(['.nojekyll']);

/** File names that some system refuses, or cannot tell apart. */
export function checkNames(files: readonly string[]): Finding[] {
  const byLowerCase = new Map<string, string>();
  return files.flatMap((file): Finding[] => {
    const twin = byLowerCase.get(file.toLowerCase());
    byLowerCase.set(file.toLowerCase(), file);
    const what = twin === undefined ? wrongWith(file) : `differs by case only from ${twin}`;
    return what === undefined ? [] : [{ rule: 'file-name', file, what }];
  });
}

function wrongWith(file: string): string | undefined {
  if (file.length > LONGEST_PATH)
    return `${file.length} characters; Windows takes 260 with the folder of the site`;
  const allowed = file.startsWith(BUNDLED) ? /^[\w.-]+$/ : /^[a-z0-9._-]+$/;
  for (const part of file.split('/')) {
    if (WITH_DOT.has(part) || part === '_astro') continue;
    if (!allowed.test(part)) return 'holds other characters than a-z, 0-9, ".", "_" and "-"';
    if (part.startsWith('.') || part.endsWith('.')) return 'begins or ends with a dot';
    if (RESERVED.test(part)) return 'is a device on Windows';
  }
  return undefined;
}
