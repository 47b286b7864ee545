import { existsSync, readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Settings, settingsSchema } from './settings.ts';

const DEFAULT_FILES = ['runfolio.yaml', 'runfolio.yml'];

/** The settings cannot be used; the message lists every problem with its place. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/**
 * Reads the report's settings.
 *
 * @param file path of the settings; `runfolio.yaml` or `.yml` of the working directory when absent, and the
 *   defaults when there is none.
 * @throws SettingsError naming all problems at once.
 */
export function readSettings(file?: string): Settings {
  const path = file ?? DEFAULT_FILES.find((name) => existsSync(name));
  if (path === undefined) return settingsSchema.parse({});
  if (!existsSync(path))
    throw new SettingsError(`There is no settings file ${path}. Check the path given with --config.`);
  return parseSettings(readFileSync(path, 'utf8'), path);
}

/** Parses and checks the text of a settings file. */
export function parseSettings(text: string, path: string): Settings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, linePos }) => {
      const at = linePos?.[0];
      return `${at?.line ?? 1}:${at?.col ?? 1}  ${(message.split('\n')[0] ?? '').replace(/ at line.*$/, '')}`;
    });
    throw listing(path, problems);
  }
  const parsed = settingsSchema.safeParse(document.toJS({ maxAliasCount: 50 }) ?? {});
  if (parsed.success) return parsed.data;

  const place = (keys: readonly PropertyKey[]) => {
    for (let length = keys.length; length >= 0; length--) {
      const node = document.getIn(keys.slice(0, length), true) as { range?: readonly number[] } | undefined;
      if (node?.range) return lines.linePos(node.range[0] ?? 0);
    }
    return { line: 1, col: 1 };
  };
  const problems = parsed.error.issues.flatMap(flatten).map((issue) => {
    const { line, col } = place(issue.path);
    const name = issue.path.map(String).join('.') || 'settings';
    return `${line}:${col}  ${name}: ${explain(issue)}`;
  });
  throw listing(path, problems);
}

type Issue = z.core.$ZodIssue;

/** A union's issue says only "invalid input"; those of its best branch say what was wrong. */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branch = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
  return branch.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }));
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)));
}

const KNOWN_KEYS = [
  ...Object.keys(settingsSchema.shape),
  'metric',
  'goal',
  'unit',
  'digits',
  'label',
  'path',
  'id',
  'maximize',
  'minimize',
]; // prettier-ignore

function explain(issue: Issue): string {
  if (issue.code !== 'unrecognized_keys') return issue.message;
  return issue.keys
    .map((key) => {
      const near = nearest(key);
      return `unknown setting "${key}"${near ? `; did you mean "${near}"?` : ''}`;
    })
    .join(', ');
}

function nearest(key: string): string | undefined {
  const ranked = KNOWN_KEYS.map((known) => ({
    known,
    distance: editDistance(key.toLowerCase(), known.toLowerCase()),
  }));
  const best = ranked.sort((a, b) => a.distance - b.distance)[0];
  return best && best.distance <= 2 ? best.known : undefined;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function listing(path: string, problems: readonly string[]): SettingsError {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return new SettingsError(
    `${path} has ${count}:\n${problems.map((problem) => `  ${path}:${problem}`).join('\n')}`,
  );
}
