import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Loader } from 'astro/loaders';
import { z } from 'zod';
import type { CollectionName } from '../entities/manifest.ts';
import { readCollectionLines, readManifest } from '../snapshot/read-snapshot.ts';

/**
 * What the content store holds of an entity: its line of the snapshot, as text. Objects would not do: Astro takes
 * any string value that begins with `__ASTRO_IMAGE_` for an image to import, and an object with the fields
 * `collection` and `id` for a reference, so a param's value could name a file of the machine that builds.
 * `src/site/collections.ts` decodes the text with the entity's schema.
 */
export const entityLineSchema = z.object({ json: z.string().startsWith('{') });

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
      let index = 0;
      for (const json of readCollectionLines(snapshotDir, collection)) {
        const id = String(index++).padStart(8, '0');
        const data = await parseData({ id, data: { json } });
        store.set({ id, data, digest: createHash('sha1').update(json).digest('base64') });
      }
      meta.set('digest', digest);
      logger.info(`${index} entries`);
    },
  };
}
