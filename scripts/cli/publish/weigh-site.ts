import { join } from 'node:path';
import type { RunKey } from '../../../src/entities/ids.ts';
import type { ArtifactsSetting } from '../../../src/settings/publish-setting.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { type ArtifactPlan, planArtifacts, writtenBytes } from '../../../src/site/artifact-plan.ts';
import { paths } from '../../../src/site/routes.ts';
import { wholeRunPages } from '../../../src/site/whole-run-pages.ts';
import { type Published, readPublished } from './published.ts';
import type { SiteFile } from './site-files.ts';
import type { Weighed } from './size-advice.ts';
import { sumOf } from './size-report.ts';

/** How many whole pages an experiment keeps where a report says what fewer would save. */
const KEPT_PAGES = 20;

/** Finds out what a site weighs, and what other choices would make of it. */
export async function weighSite(
  files: readonly SiteFile[],
  snapshotDir: string,
  settings: Settings,
  config: string | undefined,
): Promise<Pick<Weighed, 'pageBytes' | 'artifactBytes' | 'wholePages'>> {
  const published = await readPublished(snapshotDir, settings, config);
  const bytesWith = (artifacts: ArtifactsSetting) => copiedBytes(published, artifacts);
  const wholeWith = (runPages: string) =>
    wholeRunPages(withPublish(published, { runPages }), snapshotDir, 'publish.runPages') ?? new Set<RunKey>();
  const bytesOf = new Map(files.map(({ path, bytes }) => [path, bytes]));
  return {
    pageBytes: new Map(
      published.report.runs.map(({ key }) => [key, bytesOf.get(join(paths.run(key), 'index.html')) ?? 0]),
    ),
    artifactBytes: {
      now: bytesWith(settings.publish.artifacts),
      previews: bytesWith('previews'),
      linked: bytesWith('linked'),
    },
    wholePages: Object.fromEntries(
      ['registered', `top:${KEPT_PAGES}`].map((value) => [value, wholeWith(value)]),
    ),
  };
}

function withPublish({ report }: Published, publish: Partial<Settings['publish']>): Published['report'] {
  return { ...report, settings: { ...report.settings, publish: { ...report.settings.publish, ...publish } } };
}

function copiedBytes(published: Published, artifacts: ArtifactsSetting): number {
  const { artifacts: folders, settings } = withPublish(published, { artifacts });
  return planBytes(planArtifacts(folders, settings, published.locate));
}

function planBytes(plan: ArtifactPlan): number {
  const copied = [...plan.values()].flat().filter(({ sitePath }) => sitePath !== undefined);
  return sumOf(copied.map(({ path, size }) => ({ path, bytes: writtenBytes(path, size) })));
}
