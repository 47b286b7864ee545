/** A step on the way to a page; `path` as the functions of `routes.ts` give it. */
export type Crumb = { readonly label: string; readonly path: string };

/** The parts of the report, as the running head names them; `none` for pages that belong to no part. */
export type Area =
  | 'report'
  | 'experiments'
  | 'leaderboards'
  | 'models'
  | 'datasets'
  | 'review'
  | 'diagnostics'
  | 'none';

/** A numbered section of a page; its number is its place. */
export type TocEntry = { readonly id: string; readonly title: string };

/** Gives the number of a section, and throws when the page does not have it. */
export function sectionNumber(toc: readonly TocEntry[], id: string): number {
  const index = toc.findIndex((entry) => entry.id === id);
  if (index < 0) throw new Error(`unknown section: ${id}`);
  return index + 1;
}
