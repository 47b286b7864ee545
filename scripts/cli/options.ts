import type { Command } from 'commander';

/** Takes an option that may be given several times. */
export const collect = (value: string, all: readonly string[] = []): string[] => [...all, value];

/** What `ingest` takes, and `report` hands on to it. */
export type IngestOptions = {
  readonly store: readonly string[];
  readonly artifactMap: readonly string[];
  readonly config?: string;
  readonly out?: string;
  readonly force: boolean;
  readonly strict: boolean;
};

export function addIngestOptions(program: Command): Command {
  return program
    .option(
      '--store <path>',
      'a run store (mlruns, mlflow.db), or a folder that contains some; may be repeated',
      collect,
      [],
    )
    .option(
      '--artifact-map <from=to>',
      'where artifacts of a database lie now, by the beginning of their URI; may be repeated',
      collect,
      [],
    )
    .option('--config <file>', 'settings file (default: runfolio.yaml, if there)')
    .option('--out <folder>', 'the snapshot (default: .runfolio/snapshot)')
    .option('--force', 'read every run again, also unchanged ones', false)
    .option('--strict', 'exit with 1 when anything was lost or guessed', false);
}

/** The options as a command line gives them. */
export function ingestArguments({
  store,
  artifactMap,
  config,
  out,
  force,
  strict,
}: IngestOptions): readonly string[] {
  return [
    ...store.flatMap((path) => ['--store', path]),
    ...artifactMap.flatMap((map) => ['--artifact-map', map]),
    ...valued({ '--config': config, '--out': out }),
    ...(force ? ['--force'] : []),
    ...(strict ? ['--strict'] : []),
  ];
}

/** Where the site will be: what `build` takes, and `report` hands on to it. */
export type PublishOptions = { readonly base?: string; readonly site?: string };

export function addPublishOptions(program: Command): Command {
  return program
    .option('--base <path>', 'path below the site, e.g. /my-repo/')
    .option('--site <url>', 'where the site will be published');
}

/** Options that have a value, with it. */
export function valued(options: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
}
