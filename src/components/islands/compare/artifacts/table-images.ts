import type { ListedArtifact } from '../../../../analysis/compare-data.ts';
import { runFile } from './artifact-items.ts';

/** Where `log_table` keeps the images that its cells name. */
const TABLE_IMAGE = /^table_images\/.+\.(png|webp)$/;

/** The address of the image that a cell names; undefined when it names none, or the run has no copy of it. */
export function tableImage(
  cell: string,
  run: { readonly segment: string; readonly artifacts: readonly ListedArtifact[] },
  base: string,
): string | undefined {
  if (!TABLE_IMAGE.test(cell)) return undefined;
  const artifact = run.artifacts.find(({ path }) => path === cell);
  return artifact && runFile(artifact, run.segment, base).url;
}
