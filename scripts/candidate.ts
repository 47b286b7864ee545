import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { ingest } from '../src/ingest/ingest.ts';
import { neutralForm } from '../src/ingest/neutral-form.ts';

/**
 * Writes what Runfolio read from one store in a neutral shape, for comparing it with what MLflow reads. Everything
 * comes from a snapshot, so that reader, validation and history codec are all judged.
 */
const program = new Command('candidate')
  .description('Write what was read from one file store as JSON, to compare it with another reader.')
  .requiredOption('--store <root>', 'the store')
  .requiredOption('--out <file>', 'where to write')
  .parse();
const { store, out } = program.opts<{ store: string; out: string }>();

const folder = mkdtempSync(join(tmpdir(), 'runfolio-candidate-'));
const snapshot = join(folder, 'snapshot');
try {
  await ingest({
    sources: [{ id: 'store', label: 'store', root: realpathSync(store) }],
    snapshotDir: snapshot,
    force: true,
    whenEmpty: 'write',
  });
  writeFileSync(out, JSON.stringify(neutralForm(snapshot)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
