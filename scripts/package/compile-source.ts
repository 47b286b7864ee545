import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';
import { COMMANDS, scriptOf } from '../cli/commands.ts';

/** The folder of the compiled sources, below which they lie as in the project. */
export const OUT = 'lib';

const OPTIONS = {
  module: ts.ModuleKind.ESNext,
  target: ts.ScriptTarget.ES2024,
  jsx: ts.JsxEmit.ReactJSX,
  rewriteRelativeImportExtensions: true,
  verbatimModuleSyntax: true,
} satisfies ts.CompilerOptions;

/** What is started by its name: the program and the scripts of its commands. */
export function packageEntries(): readonly string[] {
  return ['runfolio', ...Object.keys(COMMANDS).map(scriptOf)].map((name) => `scripts/${name}.ts`);
}

/** The files and all that they need of ours, sorted: what they import, and the threads that they start. */
export function sourcesOf(entries: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const text = readFileSync(file, 'utf8');
    // Types alone are not there to be loaded.
    const imported = ts.preProcessFile(withoutTypes(text)).importedFiles.map(({ fileName }) => fileName);
    for (const name of [...imported, ...threadsOf(text)])
      if (/^\..*\.tsx?$/.test(name)) visit(join(dirname(file), name));
  };
  for (const entry of entries) visit(entry);
  return [...found].sort();
}

/** A script that a thread runs is named beside the ending of whoever starts it, see `src/ingest/read-batches.ts`. */
function threadsOf(text: string): readonly string[] {
  return [...text.matchAll(/new Worker\(new URL\(`(\.\/[\w-]+)\$\{/g)].map(([, name]) => `${name}.ts`);
}

function withoutTypes(text: string): string {
  const options = { ...OPTIONS, rewriteRelativeImportExtensions: false };
  return ts.transpileModule(text, { compilerOptions: options }).outputText;
}

/** A file as JavaScript that imports JavaScript. */
export function compileSource(file: string): string {
  return ts.transpileModule(readFileSync(file, 'utf8'), { fileName: file, compilerOptions: OPTIONS })
    .outputText;
}
