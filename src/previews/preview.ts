import { parse as parseCsv } from 'csv-parse/sync';
import { parseDocument } from 'yaml';
import { renderMarkdown } from './markdown.ts';

/** How an artifact is shown on its run's page. All texts are text; `html` is from our own sanitiser. */
export type Preview =
  | { readonly kind: 'image' }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly total: number;
    }
  | { readonly kind: 'text'; readonly text: string; readonly shownLines: number; readonly totalLines: number }
  | { readonly kind: 'markdown'; readonly html: string }
  | { readonly kind: 'model'; readonly facts: readonly (readonly [string, string])[] }
  | { readonly kind: 'none'; readonly reason: string };

export type PreviewLimits = {
  readonly previewBytes: number;
  readonly previewRows: number;
  readonly previewLines: number;
};

const IMAGE = /\.(png|jpe?g|gif|webp|bmp|avif)$/i;
const TEXT =
  /(\.(txt|log|err|cfg|conf|ini|properties|toml|ya?ml|json|jsonl|ndjson|py|r|sh|sql|js|ts|xml|rst|tex|html?|svg|ipynb|diff|patch)|(^|\/)(MLproject|Dockerfile|requirements\.txt))$/i;
const COLUMNS = 12;
const CELL_CHARACTERS = 80;

/** Whether a preview needs the file's bytes at all. */
export function previewKind(path: string): 'image' | 'bytes' | 'none' {
  if (IMAGE.test(path)) return 'image';
  return TEXT.test(path) || /\.(csv|tsv|md|markdown)$/i.test(path) || /(^|\/)MLmodel$/.test(path)
    ? 'bytes'
    : 'none';
}

/** Previews one artifact. Never throws: what cannot be shown has a reason. */
export function previewArtifact(path: string, bytes: Uint8Array, limits: PreviewLimits): Preview {
  if (IMAGE.test(path)) return { kind: 'image' };
  if (bytes.length === 0) return { kind: 'none', reason: 'The file is empty.' };
  const cut = bytes.length > limits.previewBytes;
  const text = decode(bytes.subarray(0, limits.previewBytes));
  if (text === undefined) return { kind: 'none', reason: 'The content is not text.' };
  if (text.startsWith('version https://git-lfs'))
    return { kind: 'none', reason: 'This is a git-lfs pointer; the content was not cloned.' };
  try {
    if (/\.(md|markdown)$/i.test(path)) return { kind: 'markdown', html: renderMarkdown(text) };
    if (/\.(csv|tsv)$/i.test(path))
      return tableOfCsv(text, /\.tsv$/i.test(path) ? '\t' : delimiterOf(text), limits, cut);
    if (/(^|\/)MLmodel$/.test(path)) return modelOf(text);
    if (/\.json$/i.test(path) && !cut) return jsonPreview(text, limits);
  } catch {
    // The file is not what its name says; its text still shows what it is.
    return textPreview(text, limits);
  }
  return textPreview(text, limits);
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function textPreview(text: string, limits: PreviewLimits): Preview {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  const shown = lines
    .slice(0, limits.previewLines)
    .map((line) => (line.length > 500 ? `${line.slice(0, 500)}…` : line));
  return { kind: 'text', text: shown.join('\n'), shownLines: shown.length, totalLines: lines.length };
}

function delimiterOf(text: string): string {
  const head = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'));
  return head.split(';').length > head.split(',').length ? ';' : ',';
}

function cell(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > CELL_CHARACTERS ? `${text.slice(0, CELL_CHARACTERS)}…` : text;
}

function tableOfCsv(text: string, delimiter: string, limits: PreviewLimits, cut: boolean): Preview {
  const whole = cut ? text.slice(0, text.lastIndexOf('\n')) : text;
  const records = parseCsv(whole, {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  }) as string[][];
  const [head = [], ...rows] = records;
  return table(head, rows, limits);
}

function table(
  head: readonly unknown[],
  rows: readonly (readonly unknown[])[],
  limits: PreviewLimits,
): Preview {
  return {
    kind: 'table',
    columns: head.slice(0, COLUMNS).map(cell),
    rows: rows.slice(0, limits.previewRows).map((row) => row.slice(0, COLUMNS).map(cell)),
    total: rows.length,
  };
}

/** `log_table` writes pandas' "split" orientation: `{columns, data}`. */
function jsonPreview(text: string, limits: PreviewLimits): Preview {
  const value = JSON.parse(text) as { columns?: unknown; data?: unknown } | null;
  const { columns, data } = value ?? {};
  if (Array.isArray(columns) && Array.isArray(data) && data.every(Array.isArray))
    return table(columns, data, limits);
  return textPreview(JSON.stringify(value, null, 2), limits);
}

/** The facts of an `MLmodel` file; its signature is JSON in YAML. */
export function modelOf(text: string): Preview {
  const model = parseDocument(text, { schema: 'failsafe', strict: false }).toJS() as Record<string, unknown>;
  const flavors = Object.keys((model['flavors'] as object | undefined) ?? {});
  const signature = (model['signature'] ?? {}) as Record<string, unknown>;
  const facts: (readonly [string, string])[] = [
    ['Flavors', flavors.join(', ')],
    ['Inputs', signatureText(signature['inputs'])],
    ['Outputs', signatureText(signature['outputs'])],
    ['Params', signatureText(signature['params'])],
    ...(['mlflow_version', 'utc_time_created', 'model_size_bytes'] as const).map(
      (key) => [key, typeof model[key] === 'string' ? model[key] : ''] as const,
    ),
  ];
  return { kind: 'model', facts: facts.filter(([, value]) => value !== '') };
}

function signatureText(json: unknown): string {
  if (typeof json !== 'string' || json === 'null') return '';
  const columns = JSON.parse(json) as {
    name?: string;
    type?: string;
    'tensor-spec'?: { dtype: string; shape: number[] };
  }[];
  return columns
    .map(({ name, type, 'tensor-spec': tensor }) => {
      const kind = tensor ? `tensor(${tensor.dtype}, [${tensor.shape.join(', ')}])` : (type ?? '');
      return name ? `${name}: ${kind}` : kind;
    })
    .join(', ');
}
