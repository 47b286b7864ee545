import type { CardBody, CardBox, CardResult } from './card.ts';
import { curvesSvg } from './curves-svg.ts';
import { dotsSvg } from './dots-svg.ts';
import { markerSvg } from './marker.ts';
import { ours, type Pen, type TextLook } from './pen.ts';

const METRIC: TextLook = { size: 28, weight: 'bold' };
const DIRECTION: TextLook = { size: 24, colour: 'ink3' };
const NAME: TextLook = { size: 32, weight: 'bold' };
const NOTE: TextLook = { size: 26, colour: 'ink2' };
const VALUE_SIZES = [84, 68, 52, 40] as const;
/** The size of what stands behind ±, as a share of the value's. */
const SPREAD = 0.5;
const GAP = 56;

/** What an experiment came to in large figures, and its figure. */
export function resultSvg(body: Extract<CardBody, { kind: 'result' }>, box: CardBox, pen: Pen): string {
  const { result, figure } = body;
  if (!figure) return textsSvg(result, box, pen);
  const middle = (box.left + box.right) / 2;
  const right = { ...box, left: middle + GAP / 2 };
  return [
    textsSvg(result, { ...box, right: middle - GAP / 2 }, pen),
    figure.kind === 'curves' ? curvesSvg(figure, right, pen) : dotsSvg(figure, right, pen),
  ].join('\n');
}

function textsSvg(result: CardResult, { left, right, top: above }: CardBox, pen: Pen): string {
  const top = above + 10;
  const width = right - left;
  const directionWidth = pen.width(result.direction, DIRECTION);
  const metric = pen.label(result.metric, METRIC, width - directionWidth - 16);
  const value = valueSvg(result, { left, width, top: top + 22 }, pen);
  const name = value.bottom + 60;
  const indent = result.series === undefined ? 0 : 34;
  return [
    pen.text({ x: left, y: top + 22 }, metric, METRIC),
    pen.text(
      { x: left + Math.ceil(pen.width(metric, METRIC)) + 14, y: top + 22 },
      result.direction,
      DIRECTION,
    ),
    value.svg,
    result.series === undefined ? '' : markerSvg(left + 11, name - 10, result.series, 2.4),
    pen.text({ x: left + indent, y: name }, pen.label(result.of, NAME, width - indent), NAME),
    ...result.notes.map((note, index) =>
      pen.text({ x: left, y: name + 46 + index * 36 }, pen.label(ours(note), NOTE, width), NOTE),
    ),
  ].join('\n');
}

function valueSvg(
  { value, spread }: CardResult,
  { left, width, top }: { readonly left: number; readonly width: number; readonly top: number },
  pen: Pen,
): { readonly svg: string; readonly bottom: number } {
  const looks = VALUE_SIZES.map((size) => ({
    main: { size, weight: 'bold' } as const,
    aside: { size: Math.round(size * SPREAD), colour: 'ink2' } as const,
  }));
  const widthOf = ({ main, aside }: (typeof looks)[number]) =>
    pen.width(value, main) + (spread === '' ? 0 : pen.width(spread, aside) + 14);
  const look = looks.find((each) => widthOf(each) <= width) ?? looks.at(-1);
  if (!look) throw new Error('no size for a value');
  const y = top + Math.round(look.main.size * 1.08);
  const x = left + Math.ceil(pen.width(value, look.main)) + 14;
  return {
    svg: [
      pen.text({ x: left, y }, value, look.main),
      spread === '' ? '' : pen.text({ x, y }, spread, look.aside),
    ].join('\n'),
    bottom: y,
  };
}
