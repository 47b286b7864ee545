/** Where a site will be published; undefined where that is not known. */
export type SiteAddress = {
  /** Such as `https://user.github.io`. */
  readonly site: string | undefined;
  /** The path below, starting with a slash. */
  readonly base: string;
};

/** The whole address of a path as `routes.ts` gives it; undefined where the site's is not known. */
export function wholeAddress({ site, base }: SiteAddress, path: string): string | undefined {
  return site === undefined ? undefined : new URL(base.replace(/\/*$/, '/') + path, site).href;
}
