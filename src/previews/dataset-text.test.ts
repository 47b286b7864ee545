import { describe, expect, it } from 'vitest';
import { datasetPlace, parseDatasetSchema, parseDatasetSize } from './dataset-text.ts';

describe('parseDatasetSize', () => {
  it.each([
    ['a table', '{"num_rows": 120, "num_elements": 600}', 120, 5],
    ['arrays', '{"features_shape": [718, 8, 8], "targets_shape": [718]}', 718, 64],
    ['rows alone', '{"num_rows": 3, "dataset_size": 10}', 3, undefined],
    ['elements that do not divide', '{"num_rows": 7, "num_elements": 10}', 7, undefined],
    ['no row', '{"num_rows": 0, "num_elements": 0}', 0, undefined],
    ['a profile of another kind', '{"accuracy": 1}', undefined, undefined],
    ['numbers that are none', '{"num_rows": "many", "num_elements": -1}', undefined, undefined],
    ['no JSON', 'ten rows', undefined, undefined],
    ['null', 'null', undefined, undefined],
    ['nothing', undefined, undefined, undefined],
  ])('reads %s', (_name, profile, rows, columns) => {
    expect(parseDatasetSize(profile)).toEqual({ rows, columns });
  });
});

describe('parseDatasetSchema', () => {
  it('reads the columns of a table', () => {
    const schema = '{"mlflow_colspec": [{"type": "double", "name": "a", "required": true}]}';
    expect(parseDatasetSchema(schema)).toMatchObject([
      { name: 'Columns', fields: [{ name: 'a', type: 'double' }] },
    ]);
  });

  it('reads features and targets, which are JSON within JSON', () => {
    const tensor = (shape: number[]) =>
      JSON.stringify([{ type: 'tensor', 'tensor-spec': { dtype: 'int64', shape } }]);
    const schema = JSON.stringify({
      mlflow_tensorspec: { features: tensor([-1, 64]), targets: tensor([-1]) },
    });
    expect(parseDatasetSchema(schema).map(({ name, fields }) => [name, fields[0]?.shape])).toEqual([
      ['features', '(-1, 64)'],
      ['targets', '(-1,)'],
    ]);
  });

  it.each([
    undefined,
    '',
    'x',
    'null',
    '[]',
    '{"mlflow_colspec": 3}',
    '{"mlflow_tensorspec": {"features": null}}',
  ])('finds no part in %s', (schema) => {
    expect(parseDatasetSchema(schema)).toEqual([]);
  });
});

describe('datasetPlace', () => {
  it.each([
    ['{"url": "https://a.org/x"}', 'https://a.org/x'],
    ['{"uri": "s3://b/k"}', 's3://b/k'],
    ['{"path": "user/data", "revision": null}', 'user/data'],
    ['{"tags": {"mlflow.source.name": "train.py"}}', 'train.py'],
    ['{"tags": null}', undefined],
    ['plain', undefined],
    [undefined, undefined],
  ])('finds the place in %s', (source, expected) => {
    expect(datasetPlace(source)).toBe(expected);
  });
});
