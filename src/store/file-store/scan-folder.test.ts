import { Buffer } from 'node:buffer';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makePipe, tempFolder, writeFiles } from '../../testing/temp-store.ts';
import { scanFolder } from './scan-folder.ts';

describe('scanFolder', () => {
  it('lists regular files at any depth, sorted', () => {
    const folder = tempFolder();
    writeFiles(folder, { 'b/c': '', a: '', 'b/a/x': '', B: '', 'empty/': '' });
    const { files, problems } = scanFolder(folder, '0');
    expect(files.map(({ path }) => path)).toEqual(['B', 'a', 'b/a/x', 'b/c']);
    expect(problems).toEqual([]);
  });

  it('takes an absent folder for an empty one', () => {
    expect(scanFolder(join(tempFolder(), 'none'), '0')).toEqual({ files: [], problems: [], counts: {} });
  });

  it('follows no symbolic link, and reads no pipe', () => {
    const folder = tempFolder();
    writeFiles(folder, { 'in/a': 'x' });
    symlinkSync('/', join(folder, 'in/root'));
    symlinkSync(join(folder, 'in/a'), join(folder, 'in/b'));
    symlinkSync('nowhere', join(folder, 'in/dangling'));
    makePipe(join(folder, 'in/pipe'));
    const { files, problems } = scanFolder(join(folder, 'in'), '0');
    expect(files.map(({ path }) => path)).toEqual(['a']);
    expect(problems).toEqual([
      { code: 'symbolic-link', path: '0/b' },
      { code: 'symbolic-link', path: '0/dangling' },
      { code: 'special-file', path: '0/pipe' },
      { code: 'symbolic-link', path: '0/root' },
    ]);
  });

  it('counts what has a name that is not UTF-8, and keeps names that only look like it', () => {
    const folder = tempFolder();
    const odd = Buffer.concat([Buffer.from(`${folder}/gr`), Buffer.from([0xf6, 0xdf]), Buffer.from('e')]);
    mkdirSync(odd);
    writeFileSync(Buffer.concat([odd, Buffer.from('/inner')]), 'abc');
    writeFiles(folder, { '\ufffd': 'x' });
    const { files, problems, counts } = scanFolder(folder, '0');
    expect(files.map(({ path }) => path)).toEqual(['\ufffd']);
    expect(problems).toEqual([{ code: 'name-not-utf8', path: '0/gr\ufffd\ufffde' }]);
    expect(counts).toEqual({ unclaimed: { files: 1, bytes: 3 } });
  });
});
