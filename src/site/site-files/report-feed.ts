import type { ValueOf } from '../../analysis/leaderboard/board-types.ts';
import { compareText } from '../../analysis/order.ts';
import type { Report } from '../report.ts';
import { paths } from '../routes.ts';
import { VERSION } from '../version.ts';
import { atomText } from './atom.ts';
import { hasFeed } from './has-feed.ts';
import { recordEntries } from './record-entries.ts';
import { runEntries } from './run-entries.ts';
import { type SiteAddress, wholeAddress } from './site-address.ts';

/** Of each kind; readers keep what they have seen. */
const MOST_ENTRIES = 50;

/** The newest runs and the latest records of all leaderboards as Atom; undefined where the site has no feed. */
export function reportFeed(report: Report, measure: ValueOf, address: SiteAddress): string | undefined {
  const { settings } = report;
  const home = wholeAddress(address, paths.home);
  const self = wholeAddress(address, paths.feed);
  if (!hasFeed(settings, address.site) || home === undefined || self === undefined) return undefined;
  const wholeOf = (path: string) => wholeAddress(address, path) ?? home;
  const entries = [
    ...runEntries(report, wholeOf, MOST_ENTRIES),
    ...recordEntries(report, measure, wholeOf, MOST_ENTRIES),
  ].sort((a, b) => b.updatedMs - a.updatedMs || compareText(a.id, b.id));
  return atomText({
    home,
    self,
    title: settings.title,
    author: settings.authors?.trim() || settings.title,
    generator: { name: 'Runfolio', version: VERSION },
    entries,
  });
}
