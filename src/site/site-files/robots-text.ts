import type { Settings } from '../../settings/settings.ts';
import { type SiteAddress, wholeAddress } from './site-address.ts';

/**
 * `robots.txt` for crawlers. Pages that must not be listed stay readable for them: only there do they find the word
 * `noindex`, and an address that they may not read can still be listed.
 */
export function robotsText({ robots }: Pick<Settings, 'robots'>, address: SiteAddress): string {
  const lines = [
    '# Crawlers read this file only at the root of a host, such as https://user.github.io/robots.txt.',
  ];
  if (robots === 'noindex')
    lines.push(
      '# Every page of this report says noindex; it must be readable for that to be seen, so nothing is disallowed.',
    );
  lines.push('User-agent: *', 'Disallow:');
  const map = robots === 'index' ? wholeAddress(address, 'sitemap-index.xml') : undefined;
  if (map !== undefined) lines.push('', `Sitemap: ${map}`);
  return `${lines.join('\n')}\n`;
}
