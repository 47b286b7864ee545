import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';

/** One import of a source file: of another file of the project (`file`), or of a package or built-in (`package`). */
export type SourceImport = { readonly kind: 'file' | 'package'; readonly name: string };

/** Every source file below `src` and `scripts`, tests included, with what it imports; paths start at the project. */
export type SourceGraph = ReadonlyMap<string, readonly SourceImport[]>;

/** Reads the imports of all sources with TypeScript's own scanner: type-only and dynamic ones count too. */
export function readSourceGraph(): SourceGraph {
  const files = globSync('{src,scripts}/**/*.{ts,tsx,astro}').sort();
  return new Map(files.map((file) => [file, importsOf(file, sourceText(file))]));
}

/** What of a file is TypeScript: of an Astro component its frontmatter and its scripts. */
export function sourceText(file: string): string {
  const text = readFileSync(file, 'utf8');
  if (!file.endsWith('.astro')) return text;
  const frontmatter = /^---\r?\n(.*?)^---/ms.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, code = '']) => code);
  return [frontmatter, ...scripts].join('\n');
}

function importsOf(file: string, text: string): readonly SourceImport[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith('.')
        ? { kind: 'file', name: normalize(join(dirname(file), fileName)) }
        : { kind: 'package', name: packageName(fileName) },
    );
}

/** `astro/loaders` is of `astro`, `node:fs/promises` of `node:`; `astro:content` is a module of its own. */
function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The first cycle found from each file that lies on one, as the files in order; empty when there is none. */
export function importCycles(graph: SourceGraph): readonly (readonly string[])[] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const { kind, name } of graph.get(file) ?? []) if (kind === 'file') visit(name, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

/** The way of imports from a file to a package, as names; undefined when there is none. */
export function wayTo(graph: SourceGraph, from: string, packageName: string): readonly string[] | undefined {
  const seen = new Set<string>();
  const search = (file: string): readonly string[] | undefined => {
    if (seen.has(file)) return undefined;
    seen.add(file);
    for (const { kind, name } of graph.get(file) ?? []) {
      if (kind === 'package' && name === packageName) return [file, name];
      const rest = kind === 'file' ? search(name) : undefined;
      if (rest) return [file, ...rest];
    }
    return undefined;
  };
  return search(from);
}
