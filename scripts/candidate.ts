import { existsSync, writeFileSync } from 'node:fs';
import { command, EXIT, main, UsageError } from './cli/command.ts';
import { readNeutral } from './conformance/read-neutral.ts';

/** Writes what Runfolio read from one store in a neutral shape, for comparing it with what MLflow reads. */
await main(async () => {
  const { store, out } = command(
    'candidate',
    'Write what was read from one store as JSON, to compare it with another reader.',
  )
    .requiredOption('--store <root>', 'the store: a folder, or a database')
    .requiredOption('--out <file>', 'where to write')
    .parse()
    .opts<{ store: string; out: string }>();
  if (!existsSync(store)) throw new UsageError(`There is no file or folder ${store}.`);
  writeFileSync(out, JSON.stringify(await readNeutral(store)));
  return EXIT.done;
});
