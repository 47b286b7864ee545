import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { filesOf } from '../site/site-folder.ts';
import { type OpenSite, openSite } from './open-site.ts';

const { hostile, hostileStore } = inject('sites');

let site: OpenSite;
beforeAll(async () => {
  site = await openSite(hostile, '/');
});
afterAll(() => site.close());

describe('the site of a hostile store', () => {
  it('opens no dialog, runs no script and asks nobody else, on any page of a run, an experiment or a model', async () => {
    const models = readdirSync(join(hostile, 'models')).filter((name) => name !== 'index.html');
    const paths = [
      '',
      'experiments/',
      'models/',
      'datasets/',
      'diagnostics/',
      ...hostileStore.experiments.flatMap(({ id, runId }) => [`experiments/${id}/`, `runs/${runId}/`]),
      ...models.map((model) => `models/${model}/`),
      ...readdirSync(join(hostile, 'runs')).map((run) => `runs/${run}/`),
    ];
    const found: string[] = [];
    const { page, troubles, close } = await site.visit('');
    for (const path of new Set(paths)) {
      await page.goto(site.url + path, { waitUntil: 'load' });
      found.push(...troubles.slice(found.length).map((trouble) => `${path}: ${trouble}`));
    }
    await close();
    // A frame's script is refused by its sandbox, and so is what it would load: that is said, and meant to be.
    expect(found.filter((trouble) => !isRefusedFrame(trouble))).toEqual([]);
  }, 300_000);

  it.each(filesOf(hostile).filter((file) => file.includes('/frames/')))(
    'runs no script when the framed artifact %s is opened by itself',
    async (file) => {
      const { page, troubles, close } = await site.visit(file, { acceptDownloads: true });
      const title = await page.title();
      const cookie = await page.context().cookies();
      await close();
      expect(title).not.toBe('taken');
      expect(cookie).toEqual([]);
      expect(troubles.filter((trouble) => !trouble.startsWith('console: '))).toEqual([]);
    },
  );
});

/** What the policy or the sandbox of a framed artifact refuses. */
function isRefusedFrame(trouble: string): boolean {
  return /console: .*(violates the following Content Security Policy|Blocked script execution).*\/frames\//.test(
    trouble,
  );
}
