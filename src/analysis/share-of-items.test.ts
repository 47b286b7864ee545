import { describe, expect, it } from 'vitest';
import { mayBeShareOfItems } from './share-of-items.ts';

describe('mayBeShareOfItems', () => {
  it.each([
    ['accuracy', true],
    ['val/exact_match', true],
    ['passAt1', true],
    ['error_rate', true],
    ['val_f1', false],
    ['accuracy_macro', false],
    ['balancedAccuracy', false],
    ['sacreBLEU', false],
    ['test/bleu', false],
    ['val_loss', false],
  ])('%s: %s', (metric, expected) => {
    expect(mayBeShareOfItems(metric)).toBe(expected);
  });
});
