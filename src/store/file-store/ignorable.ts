const NAMES: ReadonlyMap<string, string> = new Map([
  ['.ds_store', 'macos'],
  ['thumbs.db', 'windows'],
  ['desktop.ini', 'windows'],
  ['.gitkeep', 'git'],
  ['.gitignore', 'git'],
  ['.gitattributes', 'git'],
  ['.keep', 'git'],
  ['filelock', 'lock'],
]);

/** The kind of a file that systems and tools leave in stores and that means nothing there; undefined for any other. */
export function ignorableKind(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const known = NAMES.get(name);
  if (known) return known;
  if (name.endsWith(':zone.identifier')) return 'windows';
  if (name.startsWith('._')) return 'macos';
  if (name.endsWith('.lock')) return 'lock';
  if (name.endsWith('.dvc')) return 'dvc';
  if (name.endsWith('.swp') || name.endsWith('~')) return 'editor';
  if (path.split('/').includes('.ipynb_checkpoints')) return 'jupyter';
  return undefined;
}
