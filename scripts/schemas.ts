import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, EXIT, main } from './cli/command.ts';
import { jsonSchemas, SCHEMAS_DIR } from './schemas/json-schemas.ts';

await main(async () => {
  command(
    'schemas',
    'Write the JSON Schemas of the snapshot and of runfolio.yaml, made from the zod schemas.',
  ).parse();
  mkdirSync(SCHEMAS_DIR, { recursive: true });
  const schemas = jsonSchemas();
  for (const [name, text] of schemas) writeFileSync(join(SCHEMAS_DIR, name), text);
  console.log(`Wrote ${schemas.size} schemas to ${SCHEMAS_DIR}`);
  return EXIT.done;
});
