/** Params that share the beginning of their keys; `prefix` ends with its `/` or `.` and is empty for all others. */
export type ParamSection<Param> = { readonly prefix: string; readonly params: readonly Param[] };

const LEAST_IN_SECTION = 2;

/** The beginning of a key up to its first `/` or `.`; empty when there is none, or nothing before or after it. */
export function paramPrefix(key: string): string {
  return /^[^/.]+[/.](?=.)/s.exec(key)?.[0] ?? '';
}

/**
 * Groups params by the prefix of their keys. A prefix of one param makes no section. Params without a section come
 * first, the sections in the order of their first params; within each, the order stays.
 */
export function paramSections<Param extends { readonly key: string }>(
  params: readonly Param[],
): readonly ParamSection<Param>[] {
  const groups = Map.groupBy(params, ({ key }) => paramPrefix(key));
  const isSection = (key: string) => (groups.get(paramPrefix(key))?.length ?? 0) >= LEAST_IN_SECTION;
  const sections = Map.groupBy(params, ({ key }) => (isSection(key) ? paramPrefix(key) : ''));
  return [...sections]
    .map(([prefix, members]) => ({ prefix, params: members }))
    .sort((a, b) => Number(a.prefix !== '') - Number(b.prefix !== ''));
}
