import { LIGHT } from '../../charts/spec-colours.ts';
import { xmlText } from '../site-files/xml-text.ts';
import type { CardName } from './card.ts';
import { drawableText } from './drawable-text.ts';
import { textWidth } from './face.ts';
import { fitLabel, fitProse } from './fit-text.ts';
import type { CardFonts } from './fonts.ts';

export type TextLook = {
  readonly size: number;
  readonly weight?: 'regular' | 'bold';
  readonly colour?: 'ink' | 'ink2' | 'ink3';
  readonly anchor?: 'start' | 'end' | 'middle';
};
type Point = { readonly x: number; readonly y: number };

/** Writes texts on a card; `y` is the line that letters stand on. */
export type Pen = {
  readonly text: (at: Point, text: string, look: TextLook) => string;
  readonly width: (text: string, look: TextLook) => number;
  /** As it can be drawn in this width, shortened in its middle. */
  readonly label: (name: CardName, look: TextLook, width: number) => string;
  /** The same, cut at its end. */
  readonly prose: (name: CardName, look: TextLook, width: number) => string;
  /** As it can be drawn, however long. */
  readonly whole: (name: CardName, look: TextLook) => string;
};

/** A pen for a typeface. */
export function cardPen(fonts: Pick<CardFonts, 'regular' | 'bold' | 'family'>): Pen {
  const faceOf = ({ weight = 'regular' }: TextLook) => fonts[weight];
  const whole: Pen['whole'] = ({ text, instead }, look) => drawableText(text, faceOf(look), instead);
  return {
    text: ({ x, y }, text, look) => {
      const { size, weight = 'regular', colour = 'ink', anchor = 'start' } = look;
      const attributes = [
        `x="${x}" y="${y}" font-family="${fonts.family}" font-size="${size}" fill="${LIGHT[colour]}"`,
        ...(weight === 'bold' ? ['font-weight="700"'] : []),
        ...(anchor === 'start' ? [] : [`text-anchor="${anchor}"`]),
      ];
      return `<text ${attributes.join(' ')}>${xmlText(narrowMinus(text))}</text>`;
    },
    width: (text, look) => textWidth(narrowMinus(text), faceOf(look), look.size),
    label: (name, look, width) => {
      const { suffix = '' } = name;
      const room = width - textWidth(suffix, faceOf(look), look.size);
      return fitLabel(whole(name, look), faceOf(look), look.size, room) + suffix;
    },
    prose: (name, look, width) => fitProse(whole(name, look), faceOf(look), look.size, width),
    whole,
  };
}

/** The minus of the typeface stands in wide spaces, as between two numbers; its en dash is as wide as a figure. */
function narrowMinus(text: string): string {
  return text.replaceAll('\u2212', '\u2013');
}

/** A text of ours, in which names from runs may stand. */
export function ours(text: string): CardName {
  return { text, instead: undefined };
}

/** A line from left to right. */
export function ruleSvg(
  from: number,
  to: number,
  y: number,
  colour: keyof typeof LIGHT,
  width: number,
): string {
  return `<path d="M${from} ${y}H${to}" stroke="${LIGHT[colour]}" stroke-width="${width}"/>`;
}
