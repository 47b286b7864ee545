import { describe, expect, it } from 'vitest';
import { imageAt, isSmallCopy, stepOfPath } from './image-steps.ts';

describe('stepOfPath', () => {
  it.each([
    ['images/dogs+step+3+timestamp+17+ab-cd.png', { key: 'dogs', step: 3, timestamp: 17 }],
    ['images/dogs%step%3%timestamp%17%ab-cd.png', { key: 'dogs', step: 3, timestamp: 17 }],
    ['images/val~dogs+step+0+timestamp+1+ab.png', { key: 'val/dogs', step: 0, timestamp: 1 }],
    ['images/val#dogs%step%0%timestamp%1%ab.png', { key: 'val/dogs', step: 0, timestamp: 1 }],
    ['images/a b+step+-1+timestamp+1+ab.png', { key: 'a b', step: -1, timestamp: 1 }],
    ['images/dogs+step+3%timestamp%17+ab.png', undefined],
    ['images/dogs+step+x+timestamp+17+ab.png', undefined],
    ['plots/dogs+step+3+timestamp+17+ab.png', undefined],
    ['images/dogs.png', undefined],
  ])('reads %s', (path, expected) => {
    expect(stepOfPath(path)).toEqual(expected);
  });
});

describe('isSmallCopy', () => {
  it.each([
    ['images/dogs+step+3+timestamp+17+ab+compressed.webp', true],
    ['images/dogs%step%3%timestamp%17%ab%compressed.webp', true],
    ['images/dogs+compressed.webp', false],
    ['images/dogs+step+3+timestamp+17+ab.png', false],
  ])('of %s is %s', (path, expected) => {
    expect(isSmallCopy(path)).toBe(expected);
  });
});

describe('imageAt', () => {
  const images = [{ step: 5 }, { step: 10 }, { step: 10, again: true }, { step: 20 }];
  it.each([
    [4, undefined],
    [5, { step: 5 }],
    [12, { step: 10, again: true }],
    [99, { step: 20 }],
  ])('at step %i is the last one up to it', (step, expected) => {
    expect(imageAt(images, step)).toEqual(expected);
  });
});
