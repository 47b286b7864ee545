import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { explainIssue, flattenIssue } from './explain-issue.ts';
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
  const path = settingsFile(file);
  return path === undefined ? settingsSchema.parse({}) : parseSettings(readText(path), path);
}

/** The file that `readSettings` reads; undefined where none is named and none is there. */
export function settingsFile(file?: string): string | undefined {
  return file ?? DEFAULT_FILES.find((name) => existsSync(name));
}

/** Says where a setting stands, with the name of the file, its folder left out; undefined without a file. */
export type SettingPlaceOf = (
  path: readonly (string | number)[],
) => { readonly file: string; readonly line: number } | undefined;

/** Finds settings in the file that `readSettings` would read, for what is found out about them later. */
export function settingPlaces(file?: string): SettingPlaceOf {
  const path = settingsFile(file);
  if (path === undefined) return () => undefined;
  const lines = new LineCounter();
  const document = parseDocument(readText(path), { lineCounter: lines });
  return (setting) => ({ file: basename(path), line: placeOf(document, lines, setting).line });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (!existsSync(path))
      throw new SettingsError(`There is no settings file ${path}. Check the path given with --config.`, {
        cause,
      });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SettingsError(`The settings file ${path} cannot be read: ${reason}.`, { cause });
  }
}

type Place = { readonly line: number; readonly col: number };
type SettingsProblem = Place & { readonly text: string };

/** Parses and checks the text of a settings file. */
export function parseSettings(text: string, path: string): Settings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) throw listing(path, document.errors.map(yamlProblem));

  const stored = toObject(document, path);
  const parsed = settingsSchema.safeParse(stored);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues
    .flatMap(flattenIssue)
    .flatMap((issue) => problemsOf(issue, document, lines, stored));
  throw listing(path, problems);
}

/** Aliases could unfold to any size; nobody needs them in a file of settings. */
function toObject(document: Document, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 }) ?? {};
  } catch (cause) {
    throw new SettingsError(`${path} uses YAML aliases that cannot be resolved. Write their values out.`, {
      cause,
    });
  }
}

function yamlProblem({ message, linePos }: Document['errors'][number]): SettingsProblem {
  const at = linePos?.[0];
  const text = (message.split('\n')[0] ?? '').replace(/ at line \d.*$/, '').replace(/:$/, '');
  return { line: at?.line ?? 1, col: at?.col ?? 1, text: `the YAML has an error: ${text}` };
}

function problemsOf(
  issue: z.core.$ZodIssue,
  document: Document,
  lines: LineCounter,
  stored: unknown,
): readonly SettingsProblem[] {
  const name = issue.path.map(String).join('.');
  return explainIssue(issue, stored).map(({ key, text }) => ({
    ...placeOf(document, lines, issue.path, key),
    text: name === '' ? text : `${name}: ${text}`,
  }));
}

/** Where a setting stands, or what it would stand in; where its name stands when that is what is wrong. */
function placeOf(document: Document, lines: LineCounter, path: readonly PropertyKey[], key?: string): Place {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const name = isMap(node)
      ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key
      : undefined;
    const at = name ?? node;
    if (isNode(at) && at.range) return lines.linePos(at.range[0]);
  }
  return { line: 1, col: 1 };
}

function listing(path: string, problems: readonly SettingsProblem[]): SettingsError {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  const sorted = [...problems].sort((a, b) => a.line - b.line || a.col - b.col);
  const list = sorted.map(({ line, col, text }) => `  ${path}:${line}:${col}  ${text}`);
  return new SettingsError(`${path} has ${count}:\n${list.join('\n')}`);
}
