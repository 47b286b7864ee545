import type { Settings } from '../../settings/settings.ts';

/**
 * Whether a site has a feed: its addresses must be known, and a feed has no way to ask search engines to leave it out.
 *
 * @param site where the site will be published.
 */
export function hasFeed({ robots }: Pick<Settings, 'robots'>, site: string | URL | undefined): boolean {
  return site !== undefined && robots === 'index';
}
