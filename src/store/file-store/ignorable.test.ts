import { describe, expect, it } from 'vitest';
import { fakeKeyKind, ignorableKind } from './ignorable.ts';

describe('fakeKeyKind', () => {
  it.each([
    ['.DS_Store', 'macos'],
    ['nested/.DS_Store', 'macos'],
    ['._lr', 'macos'],
    ['activation_function:Zone.Identifier', 'windows'],
    ['Thumbs.db', 'windows'],
    ['desktop.ini', 'windows'],
    ['.gitkeep', 'git'],
    ['.gitignore', 'git'],
  ])('%s is no key: %s', (path, kind) => {
    expect(fakeKeyKind(path)).toBe(kind);
  });

  // MLflow takes any of these for a key; leaving one out would lose a value.
  it.each(['lr', 'notes~', 'uv.lock', 'model.dvc', '.hidden', 'DS_Store', '.git/config', '_lr', 'a.swp'])(
    '%s may be a key',
    (path) => {
      expect(fakeKeyKind(path)).toBeUndefined();
    },
  );
});

describe('ignorableKind', () => {
  it.each([
    ['filelock', 'lock'],
    ['mlruns.lock', 'lock'],
    ['0/5f.dvc', 'dvc'],
    ['.dvc/config', 'dvc'],
    ['0/meta.yaml~', 'editor'],
    ['0/.meta.yaml.swp', 'editor'],
    ['.trash/5/.ipynb_checkpoints/a-checkpoint.ipynb', 'jupyter'],
    ['0/__pycache__/a.pyc', 'python'],
    ['.git/HEAD', 'git'],
    ['0/.DS_Store', 'macos'],
  ])('%s is left by a tool: %s', (path, kind) => {
    expect(ignorableKind(path)).toBe(kind);
  });

  it.each(['notebook.ipynb', '0/notes.txt', 'git/HEAD', '0/meta.yaml.orig'])('%s is not', (path) => {
    expect(ignorableKind(path)).toBeUndefined();
  });
});
