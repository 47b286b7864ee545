import { lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder, writeFiles } from '../../../src/testing/temp-store.ts';
import { copyWorkflows, workflowFiles } from './workflow-files.ts';

const FILES = {
  'actions/report/action.yml': 'name: Report\n',
  'actions/report/src/run.sh': '#!/bin/sh\n',
  'workflows/pages.yml': 'on: push # ü\r\n',
  'workflows/review.yml': 'on: pull_request\n',
};
const PATHS = Object.keys(FILES);

function folders() {
  const folder = tempFolder();
  const [from, to] = [join(folder, 'from'), join(folder, 'to', '.github')];
  writeFiles(from, {
    ...FILES,
    'workflows/test.yml': 'of the project itself',
    'actions/other/action.yml': '',
    'readme/home.png': '',
  });
  return { from, to };
}
const outcomes = (files: ReturnType<typeof copyWorkflows>) => files.map(({ outcome }) => outcome);

describe('workflowFiles', () => {
  it('lists the action and the workflows that use it, no others', () => {
    expect(workflowFiles(folders().from)).toEqual(PATHS);
    expect(workflowFiles(tempFolder())).toEqual([]);
  });
});

describe('copyWorkflows', () => {
  it('copies byte for byte, and says of a second time that all is the same', () => {
    const { from, to } = folders();
    expect(outcomes(copyWorkflows(from, to, { replace: false }))).toEqual(PATHS.map(() => 'written'));
    for (const [path, text] of Object.entries(FILES)) expect(readFileSync(join(to, path), 'utf8')).toBe(text);
    expect(outcomes(copyWorkflows(from, to, { replace: false }))).toEqual(PATHS.map(() => 'same'));
  });

  it('keeps what is there and differs, unless it shall be replaced', () => {
    const { from, to } = folders();
    writeFiles(to, { 'workflows/pages.yml': 'mine\n', 'workflows/own.yml': 'mine\n' });
    expect(outcomes(copyWorkflows(from, to, { replace: false }))).toEqual([
      'written',
      'written',
      'kept',
      'written',
    ]);
    expect(readFileSync(join(to, 'workflows/pages.yml'), 'utf8')).toBe('mine\n');
    expect(outcomes(copyWorkflows(from, to, { replace: true }))).toEqual(['same', 'same', 'written', 'same']);
    expect(readFileSync(join(to, 'workflows/own.yml'), 'utf8')).toBe('mine\n');
  });

  it('never writes through a link', () => {
    const { from, to } = folders();
    const outside = join(tempFolder(), 'outside.yml');
    writeFileSync(outside, 'mine\n');
    writeFiles(to, { 'workflows/': '' });
    symlinkSync(outside, join(to, 'workflows', 'pages.yml'));
    copyWorkflows(from, to, { replace: true });
    expect(readFileSync(outside, 'utf8')).toBe('mine\n');
    expect(lstatSync(join(to, 'workflows', 'pages.yml')).isSymbolicLink()).toBe(true);
  });
});
