import { type Command, Option } from 'commander';
import { GATE_PRESETS } from '../../src/settings/gates-setting.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { UsageError } from './command.ts';

/** Takes an option that may be given several times. */
export const collect = (value: string, all: readonly string[] = []): string[] => [...all, value];

/** How stores are read: what `ingest` takes, and `report` hands on to it. */
export type StoreOptions = {
  readonly store: readonly string[];
  readonly artifactMap: readonly string[];
  readonly config?: string;
  readonly force: boolean;
  readonly strict: boolean;
};

/** Stores stand behind the command, or behind `--store`. */
export function addStoreOptions(program: Command): Command {
  return program
    .argument(
      '[stores...]',
      'run stores (mlruns, mlflow.db), or folders that contain some; those of the settings when absent',
    )
    .option('--store <path>', 'a run store as well; may be repeated', collect, [])
    .option(
      '--artifact-map <from=to>',
      'where artifacts of a database lie now, by the beginning of their URI; may be repeated',
      collect,
      [],
    )
    .option('--config <file>', 'settings file (default: runfolio.yaml, if there)')
    .option('--force', 'read every run again, also unchanged ones', false)
    .option('--strict', 'exit with 1 when anything was lost or guessed', false);
}

/** The options of a parsed command line, with every store that it names. */
export function storeOptions<T extends StoreOptions>(program: Command): T {
  const options = program.opts<T>();
  return { ...options, store: [...program.args, ...options.store] };
}

/** The options as a command line gives them. */
export function storeArguments({
  store,
  artifactMap,
  config,
  force,
  strict,
}: StoreOptions): readonly string[] {
  return [
    ...store.flatMap((path) => ['--store', path]),
    ...artifactMap.flatMap((map) => ['--artifact-map', map]),
    ...valued({ '--config': config }),
    ...(force ? ['--force'] : []),
    ...(strict ? ['--strict'] : []),
  ];
}

/** Where the site will be: what `build` takes, and `report` hands on to it. */
export type PublishOptions = {
  readonly out?: string;
  readonly base?: string;
  readonly site?: string;
  readonly review?: string;
  readonly artifacts?: string;
  readonly runPages?: string;
  readonly sizes: boolean;
  readonly dryRun: boolean;
  readonly robots?: string;
};

export function addPublishOptions(program: Command): Command {
  return program
    .option('--out <folder>', 'where the site goes (default: dist)')
    .option('--base <path>', 'path below the site, e.g. /my-repo/')
    .option('--site <url>', 'where the site will be published')
    .option('--review <folder>', 'what the command review wrote: becomes the page review/')
    .option('--artifacts <which>', 'which artifacts are copied: all, previews or linked (none)')
    .option(
      '--run-pages <which>',
      'which runs have a whole page: all, registered, top:K or "filter:EXPRESSION"; the others have a short one',
    )
    .addOption(
      new Option(
        '--robots <what>',
        'noindex asks search engines to leave the report out (default: as in the settings)',
      ).choices(['index', 'noindex']),
    )
    .option('--sizes', 'say what the site takes, by kind of page, data and artifact', false)
    .option('--dry-run', 'build nothing; list every run and artifact that would become public', false);
}

/** The options as a command line gives them. */
export function publishArguments(options: PublishOptions): readonly string[] {
  return [
    ...valued({
      '--out': options.out,
      '--base': options.base,
      '--site': options.site,
      '--review': options.review,
      '--artifacts': options.artifacts,
      '--run-pages': options.runPages,
      '--robots': options.robots,
    }),
    ...(options.sizes ? ['--sizes'] : []),
    ...(options.dryRun ? ['--dry-run'] : []),
  ];
}

/** Options that have a value, with it. */
export function valued(options: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
}

type Preset = (typeof GATE_PRESETS)[number];
export type PresetOptions = { readonly preset: readonly Preset[] };

/** Adds `--preset`, gates beside those of the settings. */
export function addPresetOption(program: Command): Command {
  return program.addOption(
    new Option('--preset <name>', 'also these gates; may be repeated')
      .choices(GATE_PRESETS)
      .argParser(preset)
      .default([]),
  );
}

function preset(text: string, all: readonly Preset[]): readonly Preset[] {
  const found = GATE_PRESETS.find((name) => name === text);
  if (found !== undefined) return [...all, found];
  throw new UsageError(`--preset must be one of ${GATE_PRESETS.join(', ')}, not ${JSON.stringify(text)}.`);
}

/** The settings with the gates that the command line adds. */
export function withPresets(settings: Settings, { preset: added }: PresetOptions): Settings {
  return { ...settings, gates: { ...settings.gates, presets: [...settings.gates.presets, ...added] } };
}
