import type { RowGroup } from '../../../../analysis/group-rows.ts';

/** Runs that are shown together, and the number of their group in the order in which groups are met. */
export type Group = RowGroup & { readonly number: number };
