import type { Report } from '../report.ts';
import { reportValues } from '../report-boards.ts';
import type { PageCard } from './card.ts';
import { cardAlt } from './card-alt.ts';
import { type CardPlace, cardOf, cardPath, ownPlace } from './card-plan.ts';

const known = new WeakMap<Report, Map<string, PageCard>>();

/** The card of a page of this build: where it lies and what it says. */
export function pageCard(report: Report, place: CardPlace): PageCard {
  const own = ownPlace(report, place);
  const path = cardPath(own);
  const ofReport = known.get(report) ?? new Map<string, PageCard>();
  known.set(report, ofReport);
  const card = ofReport.get(path) ?? {
    path,
    alt: cardAlt(cardOf(report, own, reportValues(report), () => [])),
  };
  ofReport.set(path, card);
  return card;
}
