import { z } from 'zod';
import { sourceIdSchema } from './ids.ts';
import { countSchema } from './scalar.ts';

/** One file below an artifact folder; `path` is relative to it, with `/`. */
export const artifactFileSchema = z.object({ path: z.string(), size: countSchema });
export type ArtifactFile = z.output<typeof artifactFileSchema>;

/** The artifact folder of one run or one logged model. */
export const artifactFolderSchema = z.object({
  sourceId: sourceIdSchema,
  ownerKind: z.enum(['run', 'logged-model']),
  /** Key of the run or logged model. */
  ownerKey: z.string(),
  /** Name of the folder besides the source's root that an artifact map leads to; absent for the root itself. */
  location: z.string().optional(),
  /** Where the folder lies, relative to that (may start with `../mlartifacts/`). */
  folder: z.string(),
  /** Sorted by path. */
  files: z.array(artifactFileSchema),
});
export type ArtifactFolder = z.output<typeof artifactFolderSchema>;
export type StoredArtifactFolder = z.input<typeof artifactFolderSchema>;
