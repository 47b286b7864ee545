import { LIGHT } from '../../charts/spec-colours.ts';
import { CARD_SIZE, type Card, type CardBody, type CardBox } from './card.ts';
import { dotsSvg } from './dots-svg.ts';
import { fitTitle } from './fit-text.ts';
import type { CardFonts } from './fonts.ts';
import { listSvg } from './list-svg.ts';
import { cardPen, ours, type Pen, ruleSvg, type TextLook } from './pen.ts';
import { resultSvg } from './result-svg.ts';

/** What all cards of a site have above. */
export type CardHead = {
  /** Title of the report; empty on the card that has it as its own. */
  readonly report: string;
  /** Where the site is, without the scheme. */
  readonly address: string;
};

const MARGIN = 64;
const LEFT = MARGIN;
const RIGHT = CARD_SIZE.width - MARGIN;
const BOTTOM = CARD_SIZE.height - 44;
const HEAD: TextLook = { size: 26, weight: 'bold' };
const ADDRESS: TextLook = { size: 24, colour: 'ink3' };
const FACTS: TextLook = { size: 30, colour: 'ink2' };

/** A card as SVG that needs nothing but its typeface. */
export function cardSvg(card: Card, head: CardHead, fonts: Omit<CardFonts, 'files'>): string {
  const pen = cardPen(fonts);
  const { width, height } = CARD_SIZE;
  const title = titleSvg(card, pen, fonts);
  const box = { left: LEFT, right: RIGHT, top: title.bottom, bottom: BOTTOM };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${LIGHT.paper}"/>`,
    headSvg(head, pen),
    title.svg,
    bodySvg(card.body, box, pen),
    '</svg>',
  ].join('\n');
}

function headSvg({ report, address }: CardHead, pen: Pen): string {
  const shown = pen.label(ours(address), ADDRESS, 480);
  const room = RIGHT - LEFT - pen.width(shown, ADDRESS) - 40;
  const isAlone = report === '';
  return [
    isAlone ? '' : pen.text({ x: LEFT, y: 70 }, pen.prose({ text: report, instead: '' }, HEAD, room), HEAD),
    pen.text({ x: isAlone ? LEFT : RIGHT, y: 70 }, shown, { ...ADDRESS, anchor: isAlone ? 'start' : 'end' }),
    ruleSvg(LEFT, RIGHT, 94, 'rule', 2),
  ].join('\n');
}

function titleSvg(
  { title, facts }: Card,
  pen: Pen,
  { bold }: Pick<CardFonts, 'bold'>,
): { readonly svg: string; readonly bottom: number } {
  const { size, lines } = fitTitle(pen.whole(title, { size: 0, weight: 'bold' }), bold, RIGHT - LEFT);
  const parts: string[] = [];
  let y = 118;
  for (const line of lines) {
    y += Math.round(size * (y === 118 ? 0.96 : 1.14));
    parts.push(pen.text({ x: LEFT - Math.round(size * 0.03), y }, line, { size, weight: 'bold' }));
  }
  if (facts.length > 0) {
    y += 50;
    parts.push(pen.text({ x: LEFT, y }, pen.prose(ours(facts.join(' · ')), FACTS, RIGHT - LEFT), FACTS));
  }
  return { svg: parts.join('\n'), bottom: y + 34 };
}

function bodySvg(body: CardBody, box: CardBox, pen: Pen): string {
  switch (body.kind) {
    case 'words':
      return wordsSvg(body.lines, box, pen);
    case 'result':
      return resultSvg(body, box, pen);
    case 'dots':
      return dotsSvg(body, box, pen);
    case 'list':
      return listSvg(body.list, box, pen);
    default:
      return body satisfies never;
  }
}

const WORDS: TextLook = { size: 34, colour: 'ink2' };

function wordsSvg(lines: readonly string[], { left, right, top }: CardBox, pen: Pen): string {
  return lines
    .map((line, index) =>
      pen.text({ x: left, y: top + 64 + index * 54 }, pen.prose(ours(line), WORDS, right - left), WORDS),
    )
    .join('\n');
}
