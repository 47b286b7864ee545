import { describe, expect, it } from 'vitest';
import { valuesPerDataset } from './values-per-dataset.ts';

const history = (points: [step: number, value: number, dataset: number][]) => ({
  key: 'accuracy',
  steps: Float64Array.from(points, ([step]) => step),
  timestampsMs: new Float64Array(points.length),
  values: Float64Array.from(points, ([, value]) => value),
  datasets: [
    { name: 'test', digest: 't' },
    { name: 'val', digest: 'v' },
  ],
  datasetIndexes: points.map(([, , dataset]) => dataset),
});

describe('valuesPerDataset', () => {
  it('gives the latest value on each dataset, whatever the order of logging', () => {
    const values = valuesPerDataset(
      history([
        [2, 0.9, 1],
        [1, 0.8, 1],
        [0, 0.7, 0],
        [0, 0.6, 0],
        [5, 0.1, -1],
      ]),
    ); // prettier-ignore
    expect(values).toEqual([
      { name: 'val', digest: 'v', value: 0.9 },
      { name: 'test', digest: 't', value: 0.6 },
    ]);
  });

  it.each([
    [
      'one dataset',
      history([
        [0, 1, 0],
        [1, 2, 0],
      ]),
    ], // prettier-ignore
    [
      'an index out of range',
      history([
        [0, 1, 0],
        [1, 2, 7],
      ]),
    ], // prettier-ignore
    ['no dataset', { ...history([[0, 1, 0]]), datasets: undefined, datasetIndexes: undefined }],
  ])('has nothing to add for %s', (_, given) => {
    const { datasets, datasetIndexes, ...rest } = given;
    expect(
      valuesPerDataset(datasets && datasetIndexes ? { ...rest, datasets, datasetIndexes } : rest),
    ).toEqual([]);
  });
});
