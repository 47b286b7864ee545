import type { RegisteredModel } from '../../entities/registered-model.ts';
import type { KeyValue } from '../../entities/scalar.ts';
import { isReservedTag } from '../labels.ts';
import type { TocEntry } from '../page.ts';
import type { Report } from '../report.ts';
import { sourceLabel } from '../sources.ts';
import { diagnosticsPathOfModel } from './diagnostics.ts';
import { lastModifiedMs } from './model-list.ts';
import { type VersionsData, versionsData } from './model-versions.ts';

/** How a model is loaded: the address to use first, and other ways to say it. */
export type LoadLines = {
  readonly uri: string;
  readonly others: readonly { readonly label: string; readonly uri: string }[];
};

export type ModelPageData = {
  readonly model: RegisteredModel;
  readonly versions: VersionsData;
  readonly aliases: readonly { readonly alias: string; readonly version: string; readonly exists: boolean }[];
  readonly tags: readonly KeyValue[];
  readonly lastModifiedMs: number | undefined;
  /** The store it is registered in, when there are several. */
  readonly source: string | undefined;
  /** Where its problems are shown. */
  readonly problems: string | undefined;
  /** What the marks of the table mean, said once. */
  readonly method: string;
  readonly load: LoadLines | undefined;
  readonly toc: readonly TocEntry[];
};

/** What the page of a registered model shows. */
export function modelPageData(report: Report, model: RegisteredModel): ModelPageData {
  const versions = versionsData(report, model);
  const live = new Set(versions.rows.map(({ version }) => version.version));
  const load = loadLines(versions);
  return {
    model,
    versions,
    aliases: model.aliases.map(({ alias, version }) => ({ alias, version, exists: live.has(version) })),
    tags: model.tags.filter(({ key }) => !isReservedTag(key)),
    lastModifiedMs: lastModifiedMs(model),
    source: sourceLabel(report, model.sourceId),
    problems: diagnosticsPathOfModel(report, model.key),
    method: methodOf(versions),
    load,
    toc: [{ id: 'versions', title: 'Versions' }, ...(load ? [{ id: 'load', title: 'Load' }] : [])],
  };
}

function methodOf({ metric, reference, rows }: VersionsData): string {
  if (!metric) return '';
  const what = 'The metric is the last value that the source run logged';
  if (rows.length < 2) return `${what}.`;
  return reference.kind === 'previous'
    ? `${what}; Δ is the difference to the version before.`
    : `${what}; Δ is the difference to the shaded version.`;
}

function loadLines({ model, reference, rows }: VersionsData): LoadLines | undefined {
  const latest = rows[0]?.version.version;
  if (latest === undefined) return undefined;
  const exact = (version: string) => `models:/${model.name}/${version}`;
  const champion = rows.find(({ isReference }) => isReference && reference.kind === 'champion');
  const alias = champion?.version.aliases.find((name) => name.toLowerCase() === 'champion');
  if (champion && alias !== undefined)
    return {
      uri: `models:/${model.name}@${alias}`,
      others: [{ label: 'The same by number', uri: exact(champion.version.version) }],
    };
  const inProduction = rows.find(({ isReference }) => isReference)?.version.version;
  return { uri: exact(inProduction ?? latest), others: [] };
}
