import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const TARBALL = '.tar.gz';
const ORACLE = '.json.gz';

/** One answer of MLflow, and the tarball that holds the store it was given for. */
export type Comparison = {
  /** Name of the tarball without its ending. */
  readonly store: string;
  /** The root within the tarball, with `_` for `/`, as the oracle's file is called. */
  readonly flatRoot: string;
  readonly tarball: string;
  readonly oracle: string;
};

/**
 * Pairs tarballs with oracles (`<store>.tar.gz`, `<store>.<root with / as _>.json.gz`).
 *
 * @throws when a folder is missing or empty, or one side has no partner: a comparison that silently covers less than
 *   it seems to would be worse than none.
 */
export function findComparisons(storesDir: string, oracleDir: string): readonly Comparison[] {
  const stores = filesOf(storesDir, TARBALL);
  const oracles = filesOf(oracleDir, ORACLE);
  // Names hold dots: of `a` and `a.b`, the longer one owns `a.b.mlruns`.
  const longestFirst = [...stores].sort((a, b) => b.length - a.length);
  const ownerOf = (oracle: string) => longestFirst.find((store) => oracle.startsWith(`${store}.`));
  const orphans = oracles.filter((oracle) => ownerOf(oracle) === undefined);
  if (orphans.length > 0) throw new Error(`There is no tarball in ${storesDir} for: ${orphans.join(', ')}.`);
  const unjudged = stores.filter((store) => !oracles.some((oracle) => ownerOf(oracle) === store));
  if (unjudged.length > 0) throw new Error(`There is no oracle in ${oracleDir} for: ${unjudged.join(', ')}.`);
  return oracles.map((name) => {
    const store = ownerOf(name) ?? '';
    return {
      store,
      flatRoot: name.slice(store.length + 1),
      tarball: join(storesDir, `${store}${TARBALL}`),
      oracle: join(oracleDir, `${name}${ORACLE}`),
    };
  });
}

function filesOf(folder: string, ending: string): readonly string[] {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  if (names.length === 0) throw new Error(`The folder ${folder} holds no file that ends in ${ending}.`);
  return names.map((name) => name.slice(0, -ending.length)).sort();
}

/** Finds the folder or database whose path below `folder` is `flatRoot` with `/` for some of the `_`. */
export function findRoot(folder: string, flatRoot: string): string | undefined {
  const walk = (at: string, name: string): string | undefined => {
    if (name === flatRoot) return at;
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const next = name === '' ? entry.name : `${name}_${entry.name}`;
      if (flatRoot === next && entry.isFile()) return join(at, entry.name);
      if (!entry.isDirectory() || !(flatRoot === next || flatRoot.startsWith(`${next}_`))) continue;
      const found = walk(join(at, entry.name), next);
      if (found) return found;
    }
    return undefined;
  };
  return walk(folder, '');
}
