import leven from 'leven';

/** Longer names may differ in more letters; this is how many letters allow for one. */
const LETTERS_A_CHANGE = 4;
const LEAST_CHANGES = 2;

/** The known name that was most likely meant; undefined when none is close. Case does not count. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const most = Math.max(LEAST_CHANGES, Math.floor(name.length / LETTERS_A_CHANGE));
  const wanted = name.toLowerCase();
  let best: { readonly name: string; readonly changes: number } | undefined;
  for (const other of known) {
    if (Math.abs(other.length - name.length) > most) continue;
    const changes = leven(wanted, other.toLowerCase());
    if (changes <= most && changes < Math.min(name.length, best?.changes ?? Number.POSITIVE_INFINITY))
      best = { name: other, changes };
  }
  return best?.name;
}
