import type { DatabaseMark } from './sqlite-store/database-mark.ts';

/** A prefix of artifact URIs, and the folder (absolute, real) that holds what they name. */
export type ArtifactMap = { readonly from: string; readonly to: string };

/** A store as a person gave it: `root` is an absolute real path. */
export type StoreSource = {
  /** Root of a file store, or the folder that a database lies in. */
  readonly root: string;
  /** Name of the database file in `root`; absent for a file store. */
  readonly database?: string | undefined;
  readonly artifactMaps?: readonly ArtifactMap[] | undefined;
};

/** A database, ready to be read. */
export type DatabaseLocation = {
  readonly kind: 'mlflow-sqlite';
  readonly root: string;
  /** Name of the database file in `root`. */
  readonly database: string;
  /** The file to read: the database itself, or a copy of it. */
  readonly file: string;
  readonly mark: DatabaseMark;
  readonly artifactMaps: readonly ArtifactMap[];
};

/** A file that is called like a database of MLflow and cannot be read; `fault` is the end of a sentence. */
export type BrokenDatabase = {
  readonly kind: 'mlflow-sqlite';
  readonly root: string;
  readonly database: string;
  readonly fault: string;
};

/** All that is needed to open a store in any thread. Plain data. */
export type StoreLocation =
  | { readonly kind: 'mlflow-file-store'; readonly root: string }
  | DatabaseLocation
  | BrokenDatabase;

/** Names the folder of an artifact map among the locations of a source, in the order of the maps. */
export function mapName(index: number): string {
  return `map-${index + 1}`;
}
