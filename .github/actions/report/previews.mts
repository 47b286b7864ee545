import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { choosePreviews, type Preview, type Pull, type SiteArtifact } from './choose-previews.mts';
import { addSummary, required, run, sizeOf, step } from './step.mts';

const ARTIFACT = 'runfolio-site';

/**
 * Puts the sites of open pull requests below `pr/` of the site that is about to be published, newest first, while there
 * are no more than `MOST_PREVIEWS` and all of it has no more than `MOST_BYTES`. A deployment replaces the whole site:
 * what is not put there again is gone.
 */
step(() => {
  const site = required('SITE');
  const repository = required('GITHUB_REPOSITORY');
  const pulls = listed<Pull[]>(`repos/${repository}/pulls?state=open&per_page=100`).flat();
  const pages = listed<{ artifacts: SiteArtifact[] }>(
    `repos/${repository}/actions/artifacts?name=${ARTIFACT}&per_page=100`,
  );
  const { previews, without } = choosePreviews(
    pulls,
    pages.flatMap(({ artifacts }) => artifacts),
  );
  const most = { count: wholeNumber('MOST_PREVIEWS'), bytes: wholeNumber('MOST_BYTES') };
  const state = { count: 0, bytes: sizeOf(site) };
  const rows = previews.map((preview) => {
    const why =
      state.count >= most.count ? `more than ${most.count}` : place(preview, site, most.bytes - state.bytes);
    if (typeof why === 'string') return row(preview.number, `left out: ${why}`);
    state.count += 1;
    state.bytes += why;
    return row(preview.number, `below pr/${preview.number}/, ${megabytes(why)}`);
  });
  const others = without.map(({ number, why }) => row(number, why));
  addSummary(
    [
      `### Previews: ${state.count}; the site has ${megabytes(state.bytes)} of ${megabytes(most.bytes)}`,
      ...(rows.length + others.length > 0
        ? ['| Pull request | Preview |\n| --- | --- |', ...rows, ...others]
        : ['No pull request is open.']),
    ]
      .join('\n')
      .replace('\n', '\n\n'),
  );
});

/** @returns how many bytes it has, or why it has no place. */
function place({ number, run: id, packedBytes }: Preview, site: string, room: number): number | string {
  if (packedBytes > room) return `${megabytes(packedBytes)} packed, where ${megabytes(room)} are left`;
  const folder = mkdtempSync(join(required('RUNNER_TEMP'), 'preview-'));
  try {
    const args = ['run', 'download', String(id), '--repo', required('GITHUB_REPOSITORY')];
    const { code } = run('gh', [...args, '--name', ARTIFACT, '--dir', folder]);
    if (code !== 0) return 'it could not be downloaded';
    removeOthers(folder);
    if (!existsSync(join(folder, 'index.html'))) return 'it has no page';
    const bytes = sizeOf(folder);
    if (bytes > room) return `${megabytes(bytes)}, where ${megabytes(room)} are left`;
    mkdirSync(join(site, 'pr'), { recursive: true });
    renameSync(folder, join(site, 'pr', String(number)));
    return bytes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is neither a file nor a folder goes: a link would be followed when the site is packed. */
function removeOthers(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) removeOthers(path);
    else if (!entry.isFile()) rmSync(path);
  }
}

/** All pages of a list of GitHub's API. */
function listed<T>(path: string): readonly T[] {
  const { code, stdout, stderr } = run('gh', ['api', '--paginate', '--slurp', path], { keep: true });
  if (code !== 0) throw new Error(`GitHub did not answer ${path}: ${stderr.trim()}`);
  return JSON.parse(stdout) as T[];
}

function wholeNumber(name: string): number {
  const text = required(name);
  if (!/^\d{1,12}$/.test(text)) throw new Error(`${name} must be a whole number, not ${text}.`);
  return Number(text);
}

function row(number: number, text: string): string {
  return `| #${number} | ${text} |`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
