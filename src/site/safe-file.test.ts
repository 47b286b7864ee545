import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { safeFile } from './safe-file.ts';

describe('safeFile', () => {
  let base = '';
  let root = '';
  const place = () => ({ root, beside: [join(base, 'mlartifacts')] });
  beforeAll(() => {
    base = realpathSync(mkdtempSync(join(tmpdir(), 'safe-file-')));
    root = join(base, 'mlruns');
    mkdirSync(join(root, '1/r/artifacts/plots'), { recursive: true });
    mkdirSync(join(base, 'mlartifacts/1/r/artifacts'), { recursive: true });
    writeFileSync(join(base, 'secret'), 's');
    writeFileSync(join(root, '1/r/artifacts/plots/a.png'), 'a');
    writeFileSync(join(base, 'mlartifacts/1/r/artifacts/b.txt'), 'b');
    symlinkSync(join(base, 'secret'), join(root, '1/r/artifacts/link'));
    symlinkSync(base, join(root, '1/r/artifacts/up'));
    symlinkSync('plots', join(root, '1/r/artifacts/same'));
  });
  afterAll(() => rmSync(base, { recursive: true }));

  it.each([
    ['1/r/artifacts', 'plots/a.png'],
    ['1/r/artifacts', 'same/a.png'],
    ['../mlartifacts/1/r/artifacts', 'b.txt'],
  ])('finds %s/%s', (folder, path) => {
    expect(safeFile(place(), folder, path)).toBeDefined();
  });

  it.each([
    'link',
    'up/secret',
    '../../../../secret',
    'plots',
    'gone.png',
    '',
    '.',
    'plots/a.png\0',
    '/etc/hostname',
  ])('refuses %j', (path) => {
    expect(safeFile(place(), '1/r/artifacts', path)).toBeUndefined();
  });

  it('refuses what lies beside the root, where nothing does', () => {
    expect(safeFile({ root, beside: [] }, '../mlartifacts/1/r/artifacts', 'b.txt')).toBeUndefined();
  });

  it('refuses a folder outside of the store', () => {
    expect(safeFile(place(), '..', 'secret')).toBeUndefined();
  });
});
