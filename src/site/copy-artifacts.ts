import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ArtifactFolder } from '../entities/artifact.ts';
import { type FrameRobots, type FrameScripts, framedHtml, framedSvg } from '../previews/framed-document.ts';
import { extensionOf } from '../previews/preview-kind.ts';
import type { Settings } from '../settings/settings.ts';
import type { LocateArtifact } from './artifact-files.ts';
import type { ArtifactPlan } from './artifact-plan.ts';

/**
 * Copies artifacts to where the plan has them below `out`, and writes the pages that show HTML and SVG in frames.
 * Gives the number of those that their stores no longer have.
 */
export function copyArtifacts(
  { artifacts, settings }: { readonly artifacts: readonly ArtifactFolder[]; readonly settings: Settings },
  plan: ArtifactPlan,
  locate: LocateArtifact,
  out: string,
): number {
  const scripts = settings.artifactScripts ? 'on' : 'off';
  const { robots } = settings;
  let missing = 0;
  for (const folder of artifacts) {
    for (const { path, sitePath, framePath, reason } of plan.get(folder.ownerKey) ?? []) {
      if (reason === 'not found in its store') missing += 1;
      const from = sitePath === undefined ? undefined : locate(folder, path);
      if (sitePath === undefined || from === undefined) continue;
      copyFileSync(from, made(out, sitePath));
      if (framePath !== undefined)
        writeFileSync(made(out, framePath), frameOf(from, path, { scripts, robots }));
    }
  }
  return missing;
}

/** The absolute path of a file of the site; its folder is there afterwards. */
function made(out: string, path: string): string {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  return file;
}

function frameOf(
  file: string,
  path: string,
  { scripts, robots }: { readonly scripts: FrameScripts; readonly robots: FrameRobots },
): string {
  const bytes = readFileSync(file);
  return extensionOf(path) === 'svg' ? framedSvg(bytes, robots) : framedHtml(bytes, scripts, robots);
}
