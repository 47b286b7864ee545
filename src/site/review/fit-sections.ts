/** A part of a text whose rows may be left out one by one from the end. */
export type FittedSection = {
  readonly before: string;
  readonly rows: readonly string[];
  readonly after: string;
  /** Stands in place of the rows that were left out. */
  readonly omitted: (count: number) => string;
};

/**
 * Puts sections together within so many characters. Rows are left out whole, those of the last sections first; a
 * section of which no row fits goes with its heading, and its rows are counted all the same.
 */
export function fitSections(start: string, sections: readonly FittedSection[], most: number): string {
  const reserved = sections.map((section) => section.omitted(section.rows.length).length);
  let left = most - start.length - reserved.reduce((sum, length) => sum + length, 0);
  const parts = sections.map((section, index) => {
    const frame = section.before.length + section.after.length;
    const kept: string[] = [];
    let room = left - frame;
    for (const row of section.rows) {
      if (row.length > room) break;
      kept.push(row);
      room -= row.length;
    }
    if (kept.length === section.rows.length) left = room + (reserved[index] ?? 0);
    else if (kept.length > 0) left = room;
    const dropped = section.rows.length - kept.length;
    const note = dropped > 0 ? section.omitted(dropped) : '';
    return kept.length > 0 ? `${section.before}${kept.join('')}${section.after}${note}` : note;
  });
  return start + parts.join('');
}
