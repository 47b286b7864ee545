import { isMap, isScalar, parseDocument } from 'yaml';
import type { Meta, MetaValue } from '../run-store.ts';

export type MetaFile = {
  readonly meta: Meta | undefined;
  /** First error of the YAML, when it has one; `meta` then holds what could be read. */
  readonly error: { readonly line: number; readonly message: string } | undefined;
};

/** `key: value`, as PyYAML's block style writes a flat mapping. */
const LINE = /^([A-Za-z_][\w.-]*):(?: (.*))?$/;
/** A plain scalar that means the same to every YAML: no indicator at its start, no `: `, no ` #`. */
const PLAIN = /^(?![-?:] |[-?:]$)[^\s!&*'"|>%@`#{}[\],]/;
const NULLS = new Set(['null', 'Null', 'NULL', '~', '']);

/**
 * Reads a `meta.yaml` with every scalar as text: YAML 1.2 would make a number of the digest `12e45678`, and no
 * number holds an 18-digit id. Null stays null.
 */
export function parseMeta(text: string): MetaFile {
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return parseFlat(source) ?? parseAny(source);
}

/** The common case without a YAML parser: twenty times as fast. Undefined for anything not plainly flat. */
export function parseFlat(source: string): MetaFile | undefined {
  const meta = new Map<string, MetaValue>();
  for (const raw of source.split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line === '') continue;
    const match = LINE.exec(line);
    const key = match?.[1];
    if (!match || key === undefined || meta.has(key)) return undefined;
    const value = flatValue(match[2] ?? '');
    if (value === undefined) return undefined;
    meta.set(key, value);
  }
  return meta.size > 0 ? { meta, error: undefined } : undefined;
}

function flatValue(raw: string): MetaValue | undefined {
  if (raw === '[]') return [];
  if (raw === '{}') return {};
  // An empty value may begin a block on the next lines; those lines do not match LINE, so here it is null.
  if (NULLS.has(raw)) return null;
  if (raw.startsWith("'")) {
    const inner = raw.slice(1, -1);
    const closed = raw.length > 1 && raw.endsWith("'") && !/(^|[^'])('')*'($|[^'])/.test(inner);
    return closed ? inner.replaceAll("''", "'") : undefined;
  }
  if (!PLAIN.test(raw) && !/^-\d/.test(raw)) return undefined;
  if (raw.includes(': ') || raw.includes(' #') || raw.endsWith(':') || raw.endsWith(' ') || raw.includes('\t')) return undefined;
  return raw;
}

/** Reads any YAML mapping, tolerating errors. */
export function parseAny(source: string): MetaFile {
  const document = parseDocument(source, { schema: 'failsafe', uniqueKeys: false, strict: false });
  const first = document.errors[0];
  const error = first
    ? { line: first.linePos?.[0].line ?? 1, message: (first.message.split('\n')[0] ?? '').replace(/ at line.*$/, '') }
    : undefined;
  const contents = document.contents;
  if (!isMap(contents)) {
    return { meta: undefined, error: error ?? { line: 1, message: 'expected "key: value" lines' } };
  }
  const meta = new Map<string, MetaValue>();
  for (const { key, value } of contents.items) {
    if (!isScalar(key)) continue;
    const isNull = isScalar(value) && value.type === 'PLAIN' && NULLS.has(value.source ?? '');
    meta.set(String(key.value), isNull || value === null ? null : toMetaValue(value));
  }
  return { meta, error };
}

function toMetaValue(node: unknown): MetaValue {
  const plain = (node as { toJSON?: () => unknown }).toJSON?.();
  return (plain ?? null) as MetaValue;
}

/** The text of a field; undefined when absent, null or not a scalar. */
export function metaText(meta: Meta | undefined, key: string): string | undefined {
  const value = meta?.get(key);
  return typeof value === 'string' ? value : undefined;
}

/** The pairs of a field that is a mapping of texts; none otherwise. */
export function metaPairs(meta: Meta | undefined, key: string): readonly (readonly [string, string])[] {
  const value = meta?.get(key);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => (typeof item === 'string' ? [[name, item] as const] : []));
}
