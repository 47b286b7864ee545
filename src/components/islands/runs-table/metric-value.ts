import type { MetricField } from '../../../search/ast.ts';
import { numberText } from '../../../search/number-text.ts';

/** Which value of a metric's history a table shows, as a search says it; best needs a direction. */
export type MetricValue = MetricField['value'];
export type ValueKind = MetricValue['kind'];

export const VALUE_KINDS = [
  'latest',
  'best',
  'min',
  'max',
  'mean',
  'at',
] as const satisfies readonly ValueKind[];

/** What is needed to know a value: the columns, the summaries of the histories, or the histories themselves. */
export function sourceOf({ kind }: MetricValue): 'columns' | 'summaries' | 'histories' {
  if (kind === 'latest') return 'columns';
  return kind === 'at' || kind === 'mean' ? 'histories' : 'summaries';
}

/** What a head says beside the name of its metric: `@ step 100`, `mean of last 5`; nothing for the latest value. */
export function valueNote(value: MetricValue): string | undefined {
  switch (value.kind) {
    case 'latest':
      return undefined;
    case 'at':
      return `@ step ${value.step}`;
    case 'mean':
      return `mean of last ${value.points}`;
    default:
      return value.kind;
  }
}

/** Short, for the address: `best`, `at:100`, `mean:5`. */
export function writeValue(value: MetricValue): string {
  switch (value.kind) {
    case 'at':
      return `at:${numberText(value.step)}`;
    case 'mean':
      return `mean:${numberText(value.points)}`;
    default:
      return value.kind;
  }
}

/** Reads what `writeValue` wrote; undefined for anything else. */
export function readValue(text: string): MetricValue | undefined {
  const [, kind, number] = /^([a-z]+)(?::(-?\d+))?$/.exec(text) ?? [];
  const found = VALUE_KINDS.find((known) => known === kind);
  if (found === undefined) return undefined;
  if (found !== 'at' && found !== 'mean') return number === undefined ? { kind: found } : undefined;
  return number === undefined ? undefined : numberedValue(found, number);
}

/** The value with the number that a text reads as; undefined when it takes no such number. */
export function numberedValue(kind: 'at' | 'mean', text: string): MetricValue | undefined {
  const number = /^\s*-?\d+\s*$/.test(text) ? Number(text) + 0 : Number.NaN;
  if (!Number.isSafeInteger(number)) return undefined;
  if (kind === 'at') return { kind, step: number };
  return number >= 1 ? { kind, points: number } : undefined;
}
