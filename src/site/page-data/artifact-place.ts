import { artifactKeeper } from '../../entities/artifact-uri.ts';
import { cut } from '../format.ts';

/** Where artifacts are that a report does not have: a sentence, then the URI as it was recorded. */
export type ArtifactPlace = {
  readonly sentence: string;
  /** Text only, never a link: nothing that a run recorded is trusted. */
  readonly uri: string | undefined;
};

/** Whole, so that it can be copied, unless it is longer than any that means something. */
const URI_CHARACTERS = 1000;
/** `ftp://user:password@host` is a URI that MLflow takes. */
const PASSWORD = /^([a-z][a-z0-9+.-]+:\/\/[^/@:]*):[^/@]*@/i;

/** A URI as pages show it: without the password that it may hold. */
export function shownUri(uri: string): string {
  return cut(uri.replace(PASSWORD, '$1:…@'), URI_CHARACTERS);
}

/** The URI of artifacts that are kept remotely, as pages show it; undefined when they are not. */
export function remotePlace(uri: string | undefined): string | undefined {
  return uri !== undefined && artifactKeeper(uri) === 'remote' ? shownUri(uri) : undefined;
}

/**
 * Tells where the artifacts of an owner without any in the report were recorded to be.
 *
 * @param owner `run` or `model`.
 */
export function artifactPlace(owner: 'run' | 'model', recorded: string | undefined): ArtifactPlace {
  if (!recorded) return { sentence: `This ${owner} has no artifacts.`, uri: undefined };
  const uri = shownUri(recorded);
  const keeper = artifactKeeper(recorded);
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
