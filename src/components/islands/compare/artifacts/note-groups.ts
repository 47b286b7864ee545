/** Runs whose note is the same, by their places. */
export type NoteGroup = { readonly note: string; readonly runs: readonly number[] };

export type NoteGroups = {
  /** The note of the baseline, else of the first run that has one, and who has it. */
  readonly base: NoteGroup;
  readonly others: readonly NoteGroup[];
  readonly missing: readonly number[];
};

/** Puts together the runs with the same note; undefined when no run has one. */
export function noteGroups(notes: readonly (string | undefined)[], baseline: number): NoteGroups | undefined {
  const places = Map.groupBy(notes.keys(), (index) => notes[index] ?? '');
  const missing = places.get('') ?? [];
  const groups = [...places]
    .filter(([note]) => note !== '')
    .map(([note, runs]): NoteGroup => ({ note, runs }));
  const base = groups.find(({ runs }) => runs.includes(baseline)) ?? groups[0];
  return base && { base, others: groups.filter((group) => group !== base), missing };
}
