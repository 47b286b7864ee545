import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { openSnapshotWriter, SnapshotBusyError } from '../snapshot/write-snapshot.ts';
import { tempFolder } from '../testing/temp-store.ts';
import { whenFree } from './when-free.ts';

it('waits for another process that writes the snapshot', async () => {
  const dir = join(tempFolder(), 'snapshot');
  const lock = `${dir}.lock`;
  writeFileSync(lock, String(process.ppid));
  setTimeout(() => rmSync(lock), 250);
  const writer = await whenFree(() => openSnapshotWriter(dir), 60_000);
  expect(existsSync(writer.dir)).toBe(true);
  writer.abort();
});

it('gives up when its patience ends, and at once on anything else', async () => {
  const dir = join(tempFolder(), 'snapshot');
  writeFileSync(`${dir}.lock`, String(process.ppid));
  await expect(whenFree(() => openSnapshotWriter(dir), 0)).rejects.toThrow(SnapshotBusyError);
  const broken = () => {
    throw new Error('broken');
  };
  await expect(whenFree(broken, 60_000)).rejects.toThrow('broken');
});
