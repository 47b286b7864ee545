import { describe, expect, it } from 'vitest';
import { previewArtifact, previewKind } from './preview.ts';

const limits = { previewBytes: 10_000, previewRows: 2, previewLines: 3 };
const preview = (path: string, text: string | Uint8Array) =>
  previewArtifact(path, typeof text === 'string' ? new TextEncoder().encode(text) : text, limits);

describe('previewArtifact', () => {
  it('shows the first rows of a CSV, whatever its delimiter', () => {
    expect(preview('a.csv', '\ufeffa;b\n1;"x;y"\n2;z\n3;w\n')).toEqual({
      kind: 'table',
      columns: ['a', 'b'],
      rows: [
        ['1', 'x;y'],
        ['2', 'z'],
      ],
      total: 3,
    });
  });

  it('shows a logged table', () => {
    expect(preview('t.json', '{"columns":["a"],"data":[[1],[null]]}')).toMatchObject({
      kind: 'table',
      rows: [['1'], ['null']],
    });
  });

  it('shows JSON that is none as the text it is', () => {
    expect(preview('t.json', '{"a": NaN}')).toMatchObject({ kind: 'text', text: '{"a": NaN}' });
  });

  it('says how much of a text is shown', () => {
    expect(preview('a.log', '1\n2\n3\n4\n5\n')).toMatchObject({ shownLines: 3, totalLines: 5 });
  });

  it('reads text that is not UTF-8', () => {
    expect(preview('a.txt', Uint8Array.of(0xe9, 0x74))).toMatchObject({ kind: 'text', text: 'ét' });
  });

  it.each([
    ['a.txt', Uint8Array.of(1, 0, 2), 'The content is not text.'],
    ['a.txt', '', 'The file is empty.'],
    [
      'a.csv',
      'version https://git-lfs.github.com/spec/v1\n',
      'This is a git-lfs pointer; the content was not cloned.',
    ],
  ])('says why %s with %j is not shown', (path, content, reason) => {
    expect(preview(path, content)).toEqual({ kind: 'none', reason });
  });

  it('reads the signature of a model', () => {
    const text = `flavors:\n  sklearn: {}\nsignature:\n  inputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1, 4]}}]'\n  outputs: '[{"name": "y", "type": "long"}]'\n`;
    expect(preview('model/MLmodel', text)).toEqual({
      kind: 'model',
      facts: [
        ['Flavors', 'sklearn'],
        ['Inputs', 'tensor(float64, [-1, 4])'],
        ['Outputs', 'y: long'],
      ],
    });
  });
});

describe('previewKind', () => {
  it.each([
    ['plot.PNG', 'image'],
    ['model.pkl', 'none'],
    ['MLmodel', 'bytes'],
    ['x/report.html', 'bytes'],
  ])('of %s is %s', (path, kind) => {
    expect(previewKind(path)).toBe(kind);
  });
});
