import { comparableValue } from '../configurations/param-value.ts';
import type { BoardParam } from './board-types.ts';

/** Names of params that say when or where a run was, even where their values are numbers. */
const OCCASION =
  /(?:^|[._/-])(?:timestamp|datetime|time|date|uuid|guid|run_?(?:id|name)|(?:log|run|out|output|save)_?(?:dir|path))$/i;

/** Values that say so themselves: days with or without a time, and ids of hexadecimal digits. */
const OCCASIONS = /^(?:\d{4}-?\d\d-?\d\d(?!\d).*|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|[\da-f]{32})$/i;

/**
 * Params that have another value in every configuration and, by their names or values, say which run it was rather
 * than how it was set (`tracking_timestamp`): without them, some configurations would be the same.
 *
 * @param configurations the params of each, all with the same keys in the same order.
 */
export function oneOffParams(configurations: readonly (readonly BoardParam[])[]): readonly string[] {
  const [first = []] = configurations;
  const count = configurations.length;
  if (count < 3) return [];
  const texts = configurations.map((params) => params.map(({ value }) => valueText(value)));
  const candidates = first.flatMap(({ key }, column) => {
    const values = texts.map((row) => row[column] ?? '');
    if (new Set(values).size < count || values.includes('')) return [];
    return OCCASION.test(key) || values.every((value) => OCCASIONS.test(value)) ? [{ key, column }] : [];
  });
  const left = new Set(candidates.map(({ column }) => column));
  const without = texts.map((row) => JSON.stringify(row.filter((_, column) => !left.has(column))));
  return new Set(without).size < count ? candidates.map(({ key }) => key) : [];
}

function valueText(value: string | undefined): string {
  return value === undefined ? '' : String(comparableValue(value));
}
