import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { command, EXIT, main } from './cli/command.ts';
import { compileSource, OUT, packageEntries, sourcesOf } from './package/compile-source.ts';

await main(async () => {
  command(
    'compile',
    'Compile the commands to JavaScript, as the package holds them; npm pack calls it.',
  ).parse();
  rmSync(OUT, { recursive: true, force: true });
  const files = sourcesOf(packageEntries());
  for (const file of files) write(join(OUT, file.replace(/\.ts$/, '.js')), compileSource(file));
  // What stands above the sources in a clone, too: they ask it for the version.
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, string>;
  write(join(OUT, 'package.json'), `${JSON.stringify({ name, version, type: 'module' })}\n`);
  console.log(`Compiled ${files.length} files to ${OUT}`);
  return EXIT.done;
});

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
