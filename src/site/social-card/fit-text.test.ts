import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from './face.ts';
import { fitLabel, fitProse, fitTitle } from './fit-text.ts';
import { cardFonts } from './fonts.ts';

const { bold } = cardFonts();
const WIDTH = 1072;

describe('fitLabel', () => {
  it('keeps what fits, and both ends of what does not', () => {
    expect(fitLabel('svm-rbf-c10', bold, 28, 300)).toBe('svm-rbf-c10');
    expect(fitLabel('a-very-long-name-of-a-run-seed-7', bold, 28, 300)).toMatch(/^a-very-.*…-?.*seed-7$/);
  });

  it('never is wider than told, where three characters have room', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii' }),
        fc.integer({ min: 120, max: 600 }),
        (text, width) => {
          expect(textWidth(fitLabel(text, bold, 28, width), bold, 28)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe('fitProse', () => {
  it('cuts at the end', () => {
    expect(fitProse('word '.repeat(60).trim(), bold, 28, 300)).toMatch(/^(word )+\w*…$/);
  });
});

describe('fitTitle', () => {
  const lines = (text: string) => fitTitle(text, bold, WIDTH).lines;

  it('is large on one line when it is short', () => {
    expect(fitTitle('digits', bold, WIDTH)).toEqual({ size: 68, lines: ['digits'] });
  });

  it('breaks at a space or joint, near the middle', () => {
    expect(lines('Flowers and digits: small models, honest curves')).toEqual([
      'Flowers and digits: small',
      'models, honest curves',
    ]);
    expect(lines('imagenet_resnet50_batchnorm_ablation_with_warmup')).toEqual([
      'imagenet_resnet50_batchnorm_',
      'ablation_with_warmup',
    ]);
  });

  it('breaks anywhere where there is no joint, and cuts at its end what is too long', () => {
    expect(lines('x'.repeat(300)).join('')).toMatch(/^x+…$/);
    expect(lines('word '.repeat(60).trim())[1]).toMatch(/…$/);
  });

  it('has two lines at most, neither wider than told', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const { size, lines: all } = fitTitle(text, bold, WIDTH);
        expect(all.length).toBeLessThanOrEqual(2);
        for (const line of all) expect(textWidth(line, bold, size)).toBeLessThanOrEqual(WIDTH);
      }),
    );
  });
});
