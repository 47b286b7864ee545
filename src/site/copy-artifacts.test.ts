import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { artifactFolderSchema } from '../entities/artifact.ts';
import { FRAME_HEADS } from '../previews/framed-document.ts';
import { settingsSchema } from '../settings/settings.ts';
import { artifactLocator } from './artifact-files.ts';
import { planArtifacts } from './artifact-plan.ts';
import { copyArtifacts } from './copy-artifacts.ts';

describe('copyArtifacts', () => {
  let base = '';
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'copy-artifacts-'));
    mkdirSync(join(base, 'mlruns/1/r1/artifacts'), { recursive: true });
  });
  afterEach(() => rmSync(base, { recursive: true }));

  const copy = (
    files: Readonly<Record<string, string>>,
    settings: object = {},
    alsoListed: string[] = [],
  ) => {
    const artifacts = join(base, 'mlruns/1/r1/artifacts');
    for (const [path, text] of Object.entries(files)) writeFileSync(join(artifacts, path), text);
    const folder = artifactFolderSchema.parse({
      sourceId: 'runs',
      ownerKind: 'run',
      ownerKey: 'r1',
      folder: '1/r1/artifacts',
      files: [...Object.keys(files), ...alsoListed].map((path) => ({ path, size: 1 })),
    });
    const locate = artifactLocator(new Map([['runs', join(base, 'mlruns')]]));
    const out = join(base, 'dist');
    const report = { artifacts: [folder], settings: settingsSchema.parse(settings) };
    const plan = planArtifacts(report.artifacts, report.settings, locate);
    const missing = copyArtifacts(report, plan, locate, out);
    const site = readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
      .toSorted();
    return { missing, site, read: (path: string) => readFileSync(join(out, path), 'utf8') };
  };

  it('gives active files names that are served as text, and shows them in frames of their own', () => {
    const { site, read } = copy({ 'a.html': '<script>1</script>', 'b.svg': '<svg/>', 'c.png': 'c' });
    expect(site).toEqual([
      'runs/r1/artifacts/c.png',
      'runs/r1/frames/a-html.html',
      'runs/r1/frames/b-svg.html',
      'runs/r1/source/a.html.txt',
      'runs/r1/source/b.svg.txt',
    ]);
    expect(read('runs/r1/frames/a-html.html')).toBe(`${FRAME_HEADS[0]}\n<script>1</script>`);
    expect(read('runs/r1/frames/b-svg.html')).not.toContain('<svg');
  });

  it('lets frames of HTML run scripts when the settings say so, those of SVG never', () => {
    const { read } = copy({ 'a.html': '', 'b.svg': '' }, { artifactScripts: true });
    expect(read('runs/r1/frames/a-html.html')).toContain('script-src');
    expect(read('runs/r1/frames/b-svg.html')).not.toContain('script-src');
  });

  it('copies nothing that a link leads to, and counts what is not there', () => {
    writeFileSync(join(base, 'secret'), 's');
    symlinkSync(join(base, 'secret'), join(base, 'mlruns/1/r1/artifacts/link.txt'));
    const { missing, site } = copy({ 'a.txt': 'a' }, {}, ['link.txt', '../../../../secret', 'gone.txt']);
    expect(missing).toBe(3);
    expect(site).toEqual(['runs/r1/artifacts/a.txt']);
  });
});
