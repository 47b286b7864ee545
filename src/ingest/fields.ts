import type { LifecycleStage } from '../entities/lifecycle.ts';
import type { RunStatus } from '../entities/run.ts';
import { metaText } from '../store/file-store/meta-file.ts';
import { excerpt, type Problem } from '../store/problem.ts';
import type { Meta } from '../store/run-store.ts';

/** The one place where texts of a `meta.yaml` become typed values. A bad field is a problem, never a throw. */
export type Fields = {
  text(key: string): string | undefined;
  /** Milliseconds since 1970; undefined for null and absent. */
  time(key: string): number | undefined;
  integer(key: string): number | undefined;
  status(key: string): RunStatus;
  lifecycle(key: string): LifecycleStage;
  oneOf<Word extends string>(key: string, words: Readonly<Record<string, Word>>, fallback: Word): Word;
};

const STATUSES: Readonly<Record<string, RunStatus>> = {
  '1': 'RUNNING',
  '2': 'SCHEDULED',
  '3': 'FINISHED',
  '4': 'FAILED',
  '5': 'KILLED',
};
const STATUS_WORDS: ReadonlySet<string> = new Set(Object.values(STATUSES));

/** Reads the fields of one meta file; problems go to `problems`, with the file's path. */
export function fieldsOf(meta: Meta | undefined, path: string, problems: Problem[]): Fields {
  const invalid = (key: string, found: string) =>
    problems.push({ code: 'field-invalid', path, key, found: excerpt(found) });
  const text = (key: string) => {
    const value = metaText(meta, key);
    return value === '' ? undefined : value;
  };
  const integer = (key: string) => {
    const found = text(key);
    if (found === undefined) return undefined;
    const value = /^[+-]?\d+(\.\d*)?$/.test(found) ? Math.trunc(Number(found)) : Number.NaN;
    if (Number.isSafeInteger(value)) return value;
    invalid(key, found);
    return undefined;
  };
  return {
    text,
    integer,
    time: integer,
    status(key) {
      const found = text(key);
      if (found === undefined) return 'RUNNING';
      const word = STATUSES[found] ?? found.toUpperCase();
      if (STATUS_WORDS.has(word)) return word as RunStatus;
      invalid(key, found);
      return 'RUNNING';
    },
    lifecycle(key) {
      const found = text(key);
      if (found === undefined || found === 'active') return 'active';
      if (found === 'deleted') return 'deleted';
      invalid(key, found);
      return 'active';
    },
    oneOf(key, words, fallback) {
      const found = text(key);
      if (found === undefined) return fallback;
      const word = Object.hasOwn(words, found)
        ? words[found]
        : Object.values(words).find((name) => name === found.toUpperCase());
      if (word !== undefined) return word;
      invalid(key, found);
      return fallback;
    },
  };
}

/** The workspace that an experiment or registered model is in; undefined for the default one. */
export function workspaceOf(fields: Fields): string | undefined {
  const name = fields.text('workspace');
  return name === 'default' ? undefined : name;
}
