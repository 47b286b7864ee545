import leven from 'leven';
import type { z } from 'zod';
import { settingNamesAt } from './setting-names.ts';

type Issue = z.core.$ZodIssue;

/** A union's issue says only "invalid input"; those of its best branch say what was wrong. */
export function flattenIssue(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [branch = []] = [...issue.errors].sort((a, b) => depth(b) - depth(a));
  return branch.flatMap((inner) => flattenIssue({ ...inner, path: [...issue.path, ...inner.path] }));
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)));
}

/** What is wrong, for a person who writes YAML; `key` when it is about a name below the issue's path. */
export type Explanation = { readonly key?: string; readonly text: string };

/** Explains an issue; one about unknown names gives one explanation a name. `stored` is what the file holds. */
export function explainIssue(issue: Issue, stored: unknown): readonly Explanation[] {
  const value = valueAt(stored, issue.path);
  const found = shown(value);
  if (value === undefined && issue.code === 'invalid_type')
    return [{ text: `is missing; it must be ${KINDS[issue.expected] ?? issue.expected}` }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ key, text: unknownName(key, settingNamesAt(issue.path)) }));
    case 'invalid_type':
      return [{ text: wrongType(issue, found) }];
    case 'invalid_value':
      return [{ text: wrongOption(issue.values.map(String), found) }];
    case 'too_small':
      return [{ text: tooSmall(issue, found) }];
    case 'too_big':
      return [{ text: `must be at most ${issue.maximum}, not ${found}` }];
    case 'invalid_format':
      return [
        {
          text:
            issue.format === 'url'
              ? `must be an address that starts with https:// or http://, not ${found}`
              : issue.message,
        },
      ];
    default:
      return [{ text: issue.message }];
  }
}

function valueAt(stored: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    stored,
  );
}

const MOST_SHOWN = 60;

/** A value as the file has it, cut short. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of settings';
  const text = JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, with "- " before each entry',
  object: 'a group of settings, "name: value" on lines of their own',
};

function wrongType({ expected, path }: z.core.$ZodIssueInvalidType, found: string): string {
  const kind = KINDS[expected] ?? expected;
  if (path.length === 0)
    return `the file must hold settings, "name: value" on lines of their own, not ${found}`;
  if (found === 'nothing')
    return `has no value; it must be ${kind}. Leave the whole line out for the default.`;
  const quoting = expected === 'string' && !found.startsWith('a ') ? `; put it in quotes: "${found}"` : '';
  return `must be ${kind}, not ${found}${quoting}`;
}

function wrongOption(options: readonly string[], found: string): string {
  const wanted = options.map((option) => JSON.stringify(option)).join(' or ');
  return found === 'nothing' ? `has no value; it must be ${wanted}` : `must be ${wanted}, not ${found}`;
}

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall, found: string): string {
  if (origin === 'string') return 'must not be empty';
  if (origin === 'array') return 'must have at least one entry';
  const least = inclusive ? minimum : Number(minimum) + 1;
  return `must be at least ${least}, not ${found}`;
}

function unknownName(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  const hint = near === undefined ? `known here: ${known.join(', ')}` : `did you mean "${near}"?`;
  return `unknown setting "${name}"; ${hint}`;
}

/** Letters alone count: `include-deleted` and `include_deleted` are `includeDeleted`. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

function nearest(name: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((other) => ({ other, distance: leven(plain(name), plain(other)) }))
    .sort((a, b) => a.distance - b.distance);
  return best && best.distance <= 2 ? best.other : undefined;
}
