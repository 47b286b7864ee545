import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { Loader } from 'astro/loaders';
import { z } from 'zod';
import type { CollectionName } from '../entities/manifest.ts';
import { readCollectionLines, readManifest } from '../snapshot/read-snapshot.ts';

/**
 * What the content store holds of an entity: the place of its line in the snapshot, counted from 0, under the digest of
 * that line. The line itself stays there: 10 000 runs in the store are 30 MB of source for the bundler to parse, and
 * Astro takes any string that begins with `__ASTRO_IMAGE_` for an image to import, and an object with the fields
 * `collection` and `id` for a reference, so a param's value could name a file of the machine that builds.
 * `src/site/collections.ts` reads the lines and decodes them with the entity's schema.
 */
export const entityPlaceSchema = z.object({ line: z.number().int().nonnegative() });

/** Loads one collection of the snapshot; throws when there is no snapshot, as an empty report would be a lie. */
export function snapshotLoader(collection: CollectionName, snapshotDir: string): Loader {
  return {
    name: `runfolio-${collection}`,
    async load({ store, meta, parseData, watcher, logger }) {
      const manifest = readManifest(snapshotDir);
      watcher?.add(join(snapshotDir, 'manifest.json'));
      const entry = manifest.collections.find(({ name }) => name === collection);
      const digest = entry?.sha256 ?? '';
      if (meta.get('digest') === digest) return;

      store.clear();
      let line = 0;
      for (const json of readCollectionLines(snapshotDir, collection)) {
        const id = String(line).padStart(8, '0');
        const data = await parseData({ id, data: { line } });
        store.set({ id, data, digest: hash('sha1', json, 'base64') });
        line += 1;
      }
      meta.set('digest', digest);
      logger.info(`${line} entries`);
    },
  };
}
