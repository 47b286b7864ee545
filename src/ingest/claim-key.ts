/**
 * The key that an entity would have if no other had it. Where a folder or a row has an odd id, it may be empty, or hold
 * characters that pages show as signs: a key must be the same in the snapshot and on pages.
 */
export function wishOf(keyPrefix: string, id: string): string {
  return keyPrefix + (id.replace(/\p{C}/gu, '_') || 'unnamed');
}

/**
 * Gives an entity a key that no other has: its wish when that is free, else the wish with a qualifier that tells the
 * two apart, else with a number. Whoever asks first keeps the plain key, so ask in a fixed order.
 */
export function claimKey(taken: Set<string>, wish: string, qualifier: string): string {
  let key = wish;
  for (let n = 1; taken.has(key); n++) key = n === 1 ? `${wish}.${qualifier}` : `${wish}.${qualifier}.${n}`;
  taken.add(key);
  return key;
}
