import { describe, expect, it } from 'vitest';
import { artifactPlace, remotePlace, shownUri } from './artifact-place.ts';

describe('artifactPlace', () => {
  it.each([
    ['s3://bucket/0/r/artifacts', 'The artifacts of this run are kept remotely and are not in this report:'],
    [
      'mlflow-artifacts:/0/r/artifacts',
      'No artifact of this run was found. The tracking server has a place for them at:',
    ],
    [
      'file:///home/ada/mlruns/0/r/artifacts',
      'No artifact of this run was found. The folder for them was recorded as:',
    ],
    ['runs:/r/model', 'No artifact of this run was found. It was made from:'],
  ])('tells of %s', (uri, sentence) => {
    expect(artifactPlace('run', uri)).toEqual({ sentence, uri });
  });

  it.each([undefined, ''])('knows of no place when the store recorded %j', (uri) => {
    expect(artifactPlace('model', uri)).toEqual({ sentence: 'This model has no artifacts.', uri: undefined });
  });
});

describe('shownUri', () => {
  it.each([
    ['ftp://ada:secret@host/runs', 'ftp://ada:…@host/runs'],
    ['https://:token@host/runs', 'https://:…@host/runs'],
    ['sftp://ada@host/runs', 'sftp://ada@host/runs'],
    [
      'wasbs://container@account.blob.core.windows.net/0',
      'wasbs://container@account.blob.core.windows.net/0',
    ],
    ['hdfs://node:8020/mlflow', 'hdfs://node:8020/mlflow'],
    ['s3://bucket/a:b@c', 's3://bucket/a:b@c'],
  ])('of %s is %s', (uri, shown) => {
    expect(shownUri(uri)).toBe(shown);
  });
});

describe('remotePlace', () => {
  it.each([
    ['gs://bucket/3', 'gs://bucket/3'],
    ['mlruns/3', undefined],
    ['mlflow-artifacts:/3', undefined],
    [undefined, undefined],
  ])('of %s is %s', (uri, place) => {
    expect(remotePlace(uri)).toBe(place);
  });
});
