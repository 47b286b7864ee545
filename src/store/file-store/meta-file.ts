import type { Buffer } from 'node:buffer';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { excerpt, type Problem } from '../problem.ts';
import type { Meta, MetaValue } from '../run-store.ts';
import { conflictLine, isLfsPointer, withoutMarkers } from './git-leftovers.ts';
import { decodeText } from './read-file.ts';

type MetaProblem = {
  readonly code: 'meta-unreadable' | 'meta-duplicate-key';
  readonly line: number;
  readonly key?: string;
  readonly found?: string;
};

/** What a `meta.yaml` says; `meta` holds what could be read in spite of the problems. */
export type MetaFile = { readonly meta: Meta | undefined; readonly problems: readonly MetaProblem[] };

/** `key: value`, as PyYAML's block style writes a flat mapping. */
const LINE = /^([A-Za-z_][\w.-]*):(?: (.*))?$/;
/** Characters that every YAML prints as they are: no control, no other line break than `\n`, no byte-order mark. */
const TEXT =
  '[ -~\\u{a1}-\\u{2027}\\u{202a}-\\u{d7ff}\\u{e000}-\\u{fefe}\\u{ff00}-\\u{fffd}\\u{10000}-\\u{10ffff}]';
/** A plain scalar that means the same to every YAML: no indicator at its start. */
const PLAIN = new RegExp(`^(?![-?:](?: |$)|---|\\.\\.\\.|[\\s!&*'"|>%@\`#{}[\\],])${TEXT}+$`, 'u');
/** What ends a plain scalar or makes it a mapping or a comment. */
const PLAIN_END = /: | #|[: ]$/;
/** One line in single quotes; a quote within is doubled. */
const QUOTED = new RegExp(`^'((?:(?!')${TEXT}|'')*)'$`, 'u');
const NULLS: ReadonlySet<string> = new Set(['null', 'Null', 'NULL', '~', '']);

/** Reads the bytes of a `meta.yaml`; whatever is wrong with them becomes a problem. */
export function readMeta(bytes: Buffer, path: string, problems: Problem[]): Meta | undefined {
  const { text, valid } = decodeText(bytes);
  if (!valid) problems.push({ code: 'not-utf8', path });
  if (text.trim() === '') {
    problems.push({ code: 'meta-empty', path });
    return undefined;
  }
  if (isLfsPointer(text)) {
    problems.push({ code: 'git-lfs-pointer', path });
    return undefined;
  }
  const conflict = conflictLine(text);
  if (conflict !== undefined) problems.push({ code: 'merge-conflict', path, line: conflict });
  const file = parseMeta(conflict === undefined ? text : withoutMarkers(text));
  // Fields of both sides are there twice: one report of the conflict is enough.
  if (conflict === undefined) for (const problem of file.problems) problems.push({ ...problem, path });
  return file.meta;
}

/**
 * Reads the text of a `meta.yaml` with every scalar as text: YAML 1.2 would make a number of the digest `12e45678`,
 * and no number holds an 18-digit id. Null stays null. Of a key that is there twice, the last value counts.
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
  return meta.size > 0 ? { meta, problems: [] } : undefined;
}

function flatValue(raw: string): MetaValue | undefined {
  if (raw === '[]') return [];
  if (raw === '{}') return {};
  // An empty value may begin a block on the next lines; those lines do not match LINE, so here it is null.
  if (NULLS.has(raw)) return null;
  const quoted = QUOTED.exec(raw)?.[1];
  if (quoted !== undefined) return quoted.replaceAll("''", "'");
  return PLAIN.test(raw) && !PLAIN_END.test(raw) ? raw : undefined;
}

/** Reads any YAML mapping, tolerating errors. */
export function parseAny(source: string): MetaFile {
  try {
    return parseDocumentOf(source);
  } catch (error) {
    // The parser recurses: brackets nested a hundred thousand deep exhaust the stack.
    return {
      meta: undefined,
      problems: [{ code: 'meta-unreadable', line: 1, found: excerpt(String(error)) }],
    };
  }
}

function parseDocumentOf(source: string): MetaFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(source, {
    schema: 'failsafe',
    uniqueKeys: false,
    strict: false,
    lineCounter,
  });
  const problems: MetaProblem[] = [];
  const [error] = document.errors;
  if (error) {
    const found = (error.message.split('\n')[0] ?? '').replace(/ at line.*$/, '');
    problems.push({ code: 'meta-unreadable', line: error.linePos?.[0].line ?? 1, found: excerpt(found) });
  }
  if (!isMap(document.contents)) {
    if (!error)
      problems.push({ code: 'meta-unreadable', line: 1, found: 'expected lines of the form "key: value"' });
    return { meta: undefined, problems };
  }
  const meta = new Map<string, MetaValue>();
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    if (meta.has(name)) {
      problems.push({
        code: 'meta-duplicate-key',
        line: lineCounter.linePos(key.range?.[0] ?? 0).line,
        key: excerpt(name),
      });
    }
    const isNull =
      value === null || (isScalar(value) && value.type === 'PLAIN' && NULLS.has(value.source ?? ''));
    meta.set(name, isNull ? null : toMetaValue(value));
  }
  return { meta, problems };
}

function toMetaValue(node: unknown): MetaValue {
  // Without a document, an alias stays a reference: there is nothing to blow up.
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
  return Object.entries(value).flatMap(([name, item]) =>
    typeof item === 'string' ? [[name, item] as const] : [],
  );
}
