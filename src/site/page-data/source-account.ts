import type { Manifest, Source } from '../../entities/manifest.ts';
import { countOf } from '../format.ts';
import { kindsOf } from '../sources.ts';

/** What every file of the sources was read as. */
export type FileAccount = {
  readonly sources: readonly { readonly source: Source; readonly files: number; readonly bytes: number }[];
  readonly files: number;
  readonly bytes: number;
  /** What the table counts, in a sentence or two. */
  readonly caption: string;
};

type RowTotals = { readonly rows: number; readonly used: number; readonly reported: number };

/** What became of every row of the databases. */
export type RowAccount = RowTotals & {
  readonly sources: readonly (RowTotals & { readonly source: Source })[];
  readonly caption: string;
};

const isDatabase = ({ kind }: Source) => kind === 'mlflow-sqlite';

/** Sums up the files of all sources; undefined where only a part of them is published, of which there is no account. */
export function fileAccount(all: Manifest['sources']): FileAccount | undefined {
  if (all.every(({ files }) => files.length === 0)) return undefined;
  const sources = all.map((source) => ({
    source,
    files: source.files.reduce((sum, entry) => sum + entry.files, 0),
    bytes: source.files.reduce((sum, entry) => sum + entry.bytes, 0),
  }));
  return {
    sources,
    files: sources.reduce((sum, { files }) => sum + files, 0),
    bytes: sources.reduce((sum, { bytes }) => sum + bytes, 0),
    caption: fileCaption(all),
  };
}

function fileCaption(all: Manifest['sources']): string {
  const databases = all.filter(isDatabase);
  const stores = all.filter((source) => !isDatabase(source));
  const ownFiles = `Of ${kindsOf(databases)}, the database and the artifacts that were found for it.`;
  if (stores.length === 0) return ownFiles;
  const everyFile = `Every regular file below ${kindsOf(stores)}, counted once, by what it was read as.`;
  if (databases.length === 0) return `${everyFile} The sum is the number of files on disk.`;
  return `${everyFile} The sum is the number of files on disk there. ${ownFiles}`;
}

/** Sums up the rows of all databases; undefined when there is none, or no account as above. */
export function rowAccount(all: Manifest['sources']): RowAccount | undefined {
  const databases = all.filter((source) => isDatabase(source) && source.rows.length > 0);
  if (databases.length === 0) return undefined;
  const sources = databases.map((source) => ({ source, ...sumOf(source.rows) }));
  const caption = `Every row of the tables that were read of ${kindsOf(databases)}: used for something that the snapshot has, or reported as a problem. The sum of the two is the number of rows.`;
  return { sources, ...sumOf(sources), caption };
}

function sumOf(counts: readonly RowTotals[]): RowTotals {
  return {
    rows: counts.reduce((sum, { rows }) => sum + rows, 0),
    used: counts.reduce((sum, { used }) => sum + used, 0),
    reported: counts.reduce((sum, { reported }) => sum + reported, 0),
  };
}

/** How much was read, such as `10 files and 200 rows`. */
export function amountText(all: Manifest['sources']): string {
  const account = fileAccount(all);
  if (account === undefined) return 'what is published';
  const rows = rowAccount(all);
  return countOf(account.files, 'file') + (rows ? ` and ${countOf(rows.rows, 'row')}` : '');
}
