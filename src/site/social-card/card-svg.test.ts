import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../../testing/hostile-texts.ts';
import type { Card, CardBody, CardName } from './card.ts';
import { cardSvg } from './card-svg.ts';
import { cardFonts } from './fonts.ts';
import { pngRenderer } from './render-png.ts';

const fonts = cardFonts();
const HEAD = { report: 'A report', address: 'me.example/r' };
const named = (text: string): CardName => ({ text, instead: 'instead' });

/** A body of each kind in which a text stands wherever one from a run can. */
function bodiesOf(text: string): readonly CardBody[] {
  const result = {
    metric: named(text),
    direction: '↑ higher is better',
    value: '0.9792',
    spread: '±\u202f0.0026',
    of: named(text),
    series: 4,
    notes: ['mean of 4 seeds'],
  };
  const drawn = { dot: '40.0%', beyond: undefined, from: '30.0%', to: '50.0%', cut: [] };
  const row = { rank: '1–2', name: named(text), series: 11, value: '0.98', drawn };
  const ticks = [{ at: 0.5, label: '0.9' }];
  const dots = { kind: 'dots', columns: 'all', rows: [row], total: 9, ticks, valueHead: 'mean' } as const;
  const line = [
    { x: 0, y: 0.1 },
    { x: 0.5, y: undefined },
    { x: 1, y: 0.9 },
  ];
  const curves = {
    kind: 'curves',
    caption: text,
    series: 1,
    lines: [line],
    xTicks: ticks,
    yTicks: ticks,
  } as const;
  const column = { label: text, width: 500, align: 'start', look: 'text' } as const;
  return [
    { kind: 'words', lines: [text] },
    { kind: 'result', result, figure: curves },
    { kind: 'result', result, figure: { ...dots, columns: 'names' } },
    dots,
    {
      kind: 'list',
      list: { columns: [column, column], rows: [{ cells: [named(text), named(text)], isMarked: true }] },
    },
  ];
}

const cardsOf = (text: string): readonly Card[] =>
  bodiesOf(text).map((body) => ({ title: named(text), facts: [text, '3 runs'], body }));

const parse = (svg: string) =>
  new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(svg, 'image/svg+xml').documentElement;

const ATTRIBUTES = new Set(
  `x y width height d fill stroke stroke-width stroke-linejoin stroke-linecap transform font-family font-size
  font-weight text-anchor`.split(/\s+/),
);
const ODD = /NaN|undefined|Infinity|url/;

describe('cardSvg', () => {
  it('is a drawing of texts and paths alone, whatever the texts', () => {
    for (const text of HOSTILE_TEXTS) {
      for (const card of cardsOf(text)) {
        const svg = cardSvg(card, { ...HEAD, report: text }, fonts);
        const elements = [...(parse(svg)?.getElementsByTagName('*') ?? [])];
        const names = elements.map(({ nodeName }) => nodeName);
        expect([...new Set(names)].sort(), text).toEqual(['path', 'rect', 'text']);
        const attributes = elements.flatMap((element) => [...element.attributes]);
        expect(attributes.filter(({ name, value }) => !ATTRIBUTES.has(name) || ODD.test(value))).toEqual([]);
      }
    }
  });

  it('writes every text within the card', () => {
    for (const card of cardsOf(
      'A rather long name of a run that goes on and on, and then some: seed=1234567',
    )) {
      const texts = [...(parse(cardSvg(card, HEAD, fonts))?.getElementsByTagName('text') ?? [])];
      for (const element of texts) {
        const number = (name: string) => Number(element.getAttribute(name));
        const face = element.getAttribute('font-weight') === '700' ? fonts.bold : fonts.regular;
        const width = Array.from(element.textContent ?? '').reduce(
          (sum, character) => sum + face.advance(character.codePointAt(0) ?? 0) * number('font-size'),
          0,
        );
        const share = { end: 1, middle: 0.5 }[element.getAttribute('text-anchor') ?? ''] ?? 0;
        expect(number('x') - width * share).toBeGreaterThanOrEqual(60);
        expect(number('x') + width * (1 - share)).toBeLessThanOrEqual(1140);
        expect(number('y')).toBeLessThanOrEqual(620);
      }
    }
  });

  it('says another name where the typeface lacks the letters', () => {
    for (const card of cardsOf('日本語の実験')) {
      const svg = cardSvg(card, HEAD, fonts);
      expect(svg).toContain('>instead</text>');
      expect(svg).not.toMatch(/[\u3000-\u9fff]/);
    }
  });

  it('leaves the report out where its title is that of the card', () => {
    const card: Card = { title: named('A report'), facts: [], body: { kind: 'words', lines: [] } };
    expect(cardSvg(card, HEAD, fonts).split('>A report</text>')).toHaveLength(3);
    expect(cardSvg(card, { ...HEAD, report: '' }, fonts).split('>A report</text>')).toHaveLength(2);
  });
});

describe('pngRenderer', () => {
  it('draws the same bytes again, 1200 by 630', async () => {
    const draw = await pngRenderer(fonts);
    const [, card] = cardsOf('svm-rbf-c10');
    const svg = card ? cardSvg(card, HEAD, fonts) : '';
    const png = Buffer.from(draw(svg));
    expect(png.readUInt32BE(16)).toBe(1200);
    expect(png.readUInt32BE(20)).toBe(630);
    expect(Buffer.from(draw(svg)).equals(png)).toBe(true);
  });

  it('draws letters', async () => {
    const draw = await pngRenderer(fonts);
    const of = (text: string) =>
      draw(cardSvg({ title: named(text), facts: [], body: { kind: 'words', lines: [] } }, HEAD, fonts))
        .length;
    expect(of('iris_classification')).toBeGreaterThan(of('i') + 1000);
  });
});
