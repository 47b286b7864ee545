import { describe, expect, it } from 'vitest';
import { tableImage } from './table-images.ts';

const run = {
  segment: 'r1',
  artifacts: [
    { path: 'table_images/a.png', size: 1 },
    { path: 'table_images/large.png', size: 9, reason: 'over the size limit' },
    { path: 'plots/a.png', size: 1 },
  ],
};

describe('tableImage', () => {
  it.each([
    ['table_images/a.png', '/base/runs/r1/artifacts/table_images/a.png'],
    ['table_images/large.png', undefined],
    ['table_images/gone.png', undefined],
    ['plots/a.png', undefined],
    ['https://elsewhere.example/a.png', undefined],
    ['', undefined],
  ])('of %s is %s', (cell, url) => {
    expect(tableImage(cell, run, '/base/')).toBe(url);
  });
});
