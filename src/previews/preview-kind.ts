/** By which means a file is previewed; decided by its name alone, so that lists can be made without reading. */
export type PreviewKind =
  | 'image'
  | 'table'
  | 'parquet'
  | 'json'
  | 'markdown'
  | 'notebook'
  | 'model'
  | 'code'
  | 'framed'
  | 'pdf'
  | 'audio'
  | 'video'
  | 'none';

const BY_EXTENSION: readonly (readonly [PreviewKind, readonly string[]])[] = [
  ['image', ['png', 'jpg', 'jpeg', 'gif', 'webp', 'bmp', 'avif', 'ico']],
  ['table', ['csv', 'tsv']],
  ['parquet', ['parquet']],
  ['json', ['json']],
  ['markdown', ['md', 'markdown']],
  ['notebook', ['ipynb']],
  ['framed', ['html', 'htm', 'xhtml', 'svg']],
  ['pdf', ['pdf']],
  ['audio', ['wav', 'mp3', 'ogg', 'oga', 'flac', 'm4a']],
  ['video', ['mp4', 'm4v', 'webm', 'ogv', 'mov']],
  [
    'code',
    [
      ...['txt', 'text', 'log', 'out', 'err', 'cfg', 'conf', 'ini', 'properties', 'toml', 'yaml', 'yml'],
      ...[
        'jsonl',
        'ndjson',
        'py',
        'r',
        'jl',
        'sh',
        'bash',
        'sql',
        'js',
        'mjs',
        'ts',
        'tsx',
        'jsx',
        'css',
        'xml',
      ],
      ...['rst', 'tex', 'diff', 'patch', 'java', 'scala', 'c', 'cpp', 'h', 'go', 'rs', 'env', 'lock', 'dot'],
    ],
  ],
];
const KIND_OF = new Map(BY_EXTENSION.flatMap(([kind, names]) => names.map((name) => [name, kind])));
const CODE_NAMES = /^(MLproject|Dockerfile|Makefile|LICENSE|README)$/;

/** The kind of preview of a file; `none` when it is only listed. */
export function previewKind(path: string): PreviewKind {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'MLmodel') return 'model';
  if (CODE_NAMES.test(name)) return 'code';
  return KIND_OF.get(extensionOf(name)) ?? 'none';
}

/** The extension in lower case, without its dot; empty when there is none. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}
