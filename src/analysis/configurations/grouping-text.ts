import type { Configurations, GroupingSettings } from './configuration.ts';

/**
 * How runs were grouped: "Grouped by all params except `seed` (assumed from its name) and 3 constant ones: 6
 * configurations, 3–5 seeds, 2 runs left out".
 */
export function groupingText(
  found: Omit<Configurations, 'warnings' | 'text'>,
  settings: GroupingSettings,
): string {
  const { configurations, leftOut } = found;
  const counts = [countOf(configurations.length, 'configuration'), ...unitCounts(configurations)];
  if (leftOut.length > 0) counts.push(`${countOf(leftOut.length, 'run')} left out`);
  return `Grouped by ${settings.groupBy ? listOf(settings.groupBy) : allBut(found, settings)}: ${counts.join(', ')}`;
}

function allBut(found: Omit<Configurations, 'warnings' | 'text'>, settings: GroupingSettings): string {
  const repeats = [...found.seedParams, ...found.foldParams];
  const source = settings.repeat
    ? 'set in the settings'
    : `assumed from ${repeats.length === 1 ? 'its name' : 'their names'}`;
  const exceptions = [
    ...(repeats.length > 0 ? [`${listOf(repeats)} (${source})`] : []),
    ...(settings.ignore?.length ? [`${listOf(settings.ignore)} (ignored)`] : []),
    ...(found.constantParams > 0
      ? [`${found.constantParams} constant ${found.constantParams === 1 ? 'one' : 'ones'}`]
      : []),
  ];
  return exceptions.length === 0 ? 'all params' : `all params except ${conjunction(exceptions)}`;
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** `a`, `a and b`, `a, b and c`. */
export function conjunction(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `3–5 seeds`, for each kind of unit among the configurations that have several. */
function unitCounts(configurations: Configurations['configurations']): readonly string[] {
  return (['seed', 'fold', 'repeat'] as const).flatMap((kind) => {
    const counts = configurations.filter((entry) => entry.kind === kind).map(({ units }) => units.length);
    if (counts.length === 0) return [];
    const least = counts.reduce((a, b) => Math.min(a, b));
    const most = counts.reduce((a, b) => Math.max(a, b));
    return [least === most ? countOf(most, kind) : `${least}–${most} ${kind}s`];
  });
}
