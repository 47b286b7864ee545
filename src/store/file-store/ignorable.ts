/** Names that systems and version control leave in any folder; none of them is a param, metric or tag. */
const FAKE_KEY =
  /(?:^|\/)(?:(\.ds_store|\._[^/]*)|(thumbs\.db|desktop\.ini|[^/]*:zone\.identifier)|(\.gitkeep|\.gitignore|\.gitattributes|\.keep))$/i;

/** Folders of tools whose whole content is none of ours. */
const FOLDERS: ReadonlyMap<string, string> = new Map([
  ['.git', 'git'],
  ['.dvc', 'dvc'],
  ['.ipynb_checkpoints', 'jupyter'],
  ['__pycache__', 'python'],
  ['.venv', 'python'],
  ['node_modules', 'node'],
]);

const TOOL_FILES: readonly (readonly [ending: RegExp, kind: string])[] = [
  [/(^|\/)filelock$|\.lock$/i, 'lock'],
  [/\.dvc$/i, 'dvc'],
  [/\.sw[op]$|~$/i, 'editor'],
  // A database beside the experiments is a source of its own.
  [/^[^/]*\.(db3?|sqlite3?)(-wal|-shm|-journal)?$/i, 'database'],
];

/** The kind of a file below `params`, `metrics` or `tags` that is no key; undefined for what may be one. */
export function fakeKeyKind(path: string): string | undefined {
  const match = FAKE_KEY.exec(path);
  if (!match) return undefined;
  if (match[1] !== undefined) return 'macos';
  return match[2] !== undefined ? 'windows' : 'git';
}

/** The kind of a file that systems and tools leave in stores and that means nothing there; undefined for any other. */
export function ignorableKind(path: string): string | undefined {
  const kind = fakeKeyKind(path) ?? TOOL_FILES.find(([ending]) => ending.test(path))?.[1];
  if (kind !== undefined) return kind;
  for (const part of path.split('/').slice(0, -1)) {
    const folder = FOLDERS.get(part);
    if (folder !== undefined) return folder;
  }
  return undefined;
}
