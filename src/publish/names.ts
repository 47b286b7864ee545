import { matchesPattern } from '../settings/metric-setting.ts';
import { nearestName } from '../settings/nearest-name.ts';
import type { NameChoice } from '../settings/publish-setting.ts';
import { SettingsError } from '../settings/read-settings.ts';

/** Whether a choice takes something that has any of these names. */
export function isChosen({ include, exclude }: NameChoice, names: readonly string[]): boolean {
  return (include.length === 0 || isOneOf(include, names)) && !isOneOf(exclude, names);
}

/** Whether any of the patterns means something that has any of these names. */
export function isOneOf(patterns: readonly string[], names: readonly string[]): boolean {
  return patterns.some((pattern) => names.some((name) => matchesPattern(pattern, name)));
}

/**
 * Every whole name that is included or excluded must be there: one that is written wrong would publish what was to be
 * held back. A pattern with a star may find nothing.
 *
 * @param names what there is may be called by.
 * @param placeOf says where the nth name of a list stands, as `file:line  setting`.
 * @throws SettingsError that says which name was meant.
 */
export function checkNames(
  choice: NameChoice,
  names: readonly string[],
  placeOf: (list: 'include' | 'exclude', index: number) => string,
): void {
  const known = new Set(names);
  for (const list of ['include', 'exclude'] as const)
    for (const [index, name] of choice[list].entries()) {
      if (name.includes('*') || known.has(name)) continue;
      const near = nearestName(name, known);
      const advice =
        near === undefined ? 'Check how it is written.' : `Did you mean ${JSON.stringify(near)}?`;
      throw new SettingsError(
        `${placeOf(list, index)}: there is nothing called ${JSON.stringify(name)}. ${advice} Nothing was built, as something might be published that was to be left out.`,
      );
    }
}
