import { artifactKeeper } from '../../entities/artifact-uri.ts';

/** Where artifacts are that a report does not have: a sentence, then the URI as it was recorded. */
export type ArtifactPlace = {
  readonly sentence: string;
  /** Text only, never a link: nothing that a run recorded is trusted. */
  readonly uri: string | undefined;
};

/** A URI is shown whole, so that it can be copied, unless it is longer than any that means something. */
export const URI_CHARACTERS = 1000;

/**
 * Tells where the artifacts of an owner without any in the report were recorded to be.
 *
 * @param owner `run` or `model`.
 */
export function artifactPlace(owner: 'run' | 'model', uri: string | undefined): ArtifactPlace {
  if (!uri) return { sentence: `This ${owner} has no artifacts.`, uri: undefined };
  const keeper = artifactKeeper(uri);
  switch (keeper) {
    case 'remote':
      return {
        sentence: `The artifacts of this ${owner} are kept remotely and are not in this report:`,
        uri,
      };
    case 'server':
      return {
        sentence: `No artifact of this ${owner} was found. The tracking server has a place for them at:`,
        uri,
      };
    case 'file-system':
      return {
        sentence: `No artifact of this ${owner} was found. The folder for them was recorded as:`,
        uri,
      };
    case 'run-or-model':
      return { sentence: `No artifact of this ${owner} was found. It was made from:`, uri };
    default:
      return keeper satisfies never;
  }
}
