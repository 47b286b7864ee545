import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder, writeFiles } from '../../src/testing/temp-store.ts';
import { changesBetween, fileStates } from './file-states.ts';

describe('changesBetween', () => {
  it('names what was added, removed or changed', () => {
    const folder = tempFolder();
    writeFiles(folder, { same: 'a', 'b/changed': 'b', removed: 'c' });
    const before = fileStates(folder);
    expect(changesBetween(before, fileStates(folder))).toEqual([]);
    writeFiles(folder, { 'b/changed': 'B', '.added': 'd' });
    rmSync(join(folder, 'removed'));
    expect(changesBetween(before, fileStates(folder)).toSorted()).toEqual([
      '.added was added',
      'b/changed was changed',
      'removed was removed',
    ]);
  });
});
