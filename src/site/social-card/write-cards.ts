import type { ValueOf } from '../../analysis/leaderboard/board-types.ts';
import type { Report } from '../report.ts';
import { type SiteAddress, wholeAddress } from '../site-files/site-address.ts';
import { cardOf, cardPath, cardPlaces } from './card-plan.ts';
import { cardSvg } from './card-svg.ts';
import { cardFonts } from './fonts.ts';
import { pngRenderer } from './render-png.ts';
import type { HistoryOf } from './run-curves.ts';

/**
 * Draws the cards of a report; none where it has no address, which whoever shows them needs, or the settings want none.
 *
 * @param write gets a path as `routes.ts` gives it, and a PNG.
 */
export async function writeCards(
  report: Report,
  sources: { readonly measure: ValueOf; readonly historyOf: HistoryOf },
  address: SiteAddress,
  write: (path: string, png: Uint8Array) => void,
): Promise<void> {
  const { settings } = report;
  const home = wholeAddress(address, '');
  if (!settings.socialImages || home === undefined) return;
  const fonts = cardFonts();
  const draw = await pngRenderer(fonts);
  const place = home.replace(/^https?:\/\//, '').replace(/\/$/, '');
  for (const each of cardPlaces(report, sources.measure)) {
    const card = cardOf(report, each, sources.measure, sources.historyOf);
    const head = { report: each.kind === 'home' ? '' : settings.title, address: place };
    write(cardPath(each), draw(cardSvg(card, head, fonts)));
  }
}
