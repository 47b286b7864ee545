import { describe, expect, it } from 'vitest';
import { previewArtifact } from './preview-artifact.ts';

const limits = { previewBytes: 10_000, previewRows: 2, previewLines: 3, inlineImageCharacters: 100 };
const preview = (path: string, content: string | Uint8Array, claimedSize?: number) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = (start: number, end: number) => bytes.subarray(start, end);
  return previewArtifact({ path, size: claimedSize ?? bytes.length, read }, limits);
};

describe('previewArtifact', () => {
  it.each([
    ['a.csv', '\ufeffa;b\n1;"x;y"\n2;z\n3;w\n'],
    ['a.tsv', 'a\tb\n1\tx;y\n2\tz\n3\tw\n'],
    ['a.csv', 'a|b\n1|x;y\n2|z\n3|w'],
  ])('shows the first rows of %s, whatever its delimiter', async (path, text) => {
    expect((await preview(path, text)).body).toEqual({
      kind: 'table',
      columns: [
        { name: 'a', isNumeric: true },
        { name: 'b', isNumeric: false },
      ],
      rows: [
        ['1', 'x;y'],
        ['2', 'z'],
      ],
      totalRows: 3,
      hiddenColumns: 0,
    });
  });

  it('shows a logged table, images in its cells as images', async () => {
    const image = { type: 'image', filepath: 'i/a.png', compressed_filepath: 'i/a.webp' };
    const text = JSON.stringify({ columns: ['__proto__', 'img'], data: [[null, image]] });
    expect((await preview('t.json', text)).body).toMatchObject({
      kind: 'table',
      columns: [{ name: '__proto__' }, { name: 'img' }],
      rows: [['null', { image: 'i/a.webp' }]],
    });
  });

  it('keeps the numbers of JSON as they were written', async () => {
    const text = `{"a": 1.0, "b": [12345678901234567890, NaN], "c": ${JSON.stringify('x'.repeat(90))}}`;
    const { body } = await preview('t.json', text);
    expect(body).toMatchObject({ kind: 'code', totalLines: 5 });
    expect(JSON.stringify(body)).toMatch(/1\.0.*12345678901234567890/);
  });

  it('says how much of a text is shown', async () => {
    expect((await preview('a.log', '1\n2\n3\n4\n5\n')).body).toMatchObject({ shownLines: 3, totalLines: 5 });
  });

  it('says when only the beginning of a file was read, also in the middle of a character', async () => {
    const text = `${'x'.repeat(9999)}é${'y'.repeat(9)}`;
    expect(await preview('a.txt', text)).toMatchObject({
      body: { kind: 'code', html: `${'x'.repeat(500)}…` },
      notes: ['Cut: only the first 10\u00a0kB are previewed.'],
    });
    const rows = `a,b\n${'1,2\n'.repeat(5000)}`;
    expect((await preview('a.csv', rows)).body).toMatchObject({
      totalRows: undefined,
      rows: [
        ['1', '2'],
        ['1', '2'],
      ],
    });
  });

  it.each([
    [
      'windows-1252',
      Uint8Array.of(0xe9, 0x74),
      'ét',
      'Not UTF-8: read as windows-1252, some letters may differ.',
    ],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0xe9, 0, 0x74, 0), 'ét', 'Encoded as UTF-16.'],
  ])('reads text in %s and says so', async (_, bytes, html, note) => {
    expect(await preview('a.txt', bytes)).toMatchObject({ body: { html }, notes: [note] });
  });

  it('reads a table in windows-1252', async () => {
    const bytes = Uint8Array.from(
      [...'nom;x\nJos'].map((letter) => letter.charCodeAt(0)).concat(0xe9, 0x3b, 0x31),
    );
    expect((await preview('a.csv', bytes)).body).toMatchObject({ rows: [['José', '1']] });
  });

  it.each([
    ['a.txt', Uint8Array.of(1, 0, 2), 'The content is not text.'],
    ['a.txt', '', 'The file is empty.'],
    [
      'a.png',
      'version https://git-lfs.github.com/spec/v1\n',
      'This is a git-lfs pointer; the content was not fetched.',
    ],
    ['model.pkl', 'x', 'There is no preview for files of this type.'],
    ['a.parquet', 'PAR1 but no more', /^This is not a Parquet file that can be read/],
  ])('says why %s with %j is not shown', async (path, content, reason) => {
    const { body } = await preview(path, content);
    expect(body.kind === 'none' && body.reason).toEqual(
      typeof reason === 'string' ? reason : expect.stringMatching(reason),
    );
  });

  it('says that a file is gone', async () => {
    expect((await preview('a.txt', '', 5)).body).toMatchObject({ reason: /gone/ });
  });

  it('gives the size of an image from its header', async () => {
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAcAAAADCAYAAAC6jUnWAAAAAElFTkSuQmCC';
    expect(
      (
        await preview(
          'a.PNG',
          Uint8Array.from(atob(png), (c) => c.charCodeAt(0)),
        )
      ).body,
    ).toEqual({
      kind: 'image',
      width: 7,
      height: 3,
    });
    expect((await preview('a.png', 'no image')).body).toMatchObject({ kind: 'image', width: undefined });
  });

  it('shows the cells of a notebook, and names what it leaves out', async () => {
    const cells = [
      { cell_type: 'markdown', source: ['# Title\n', '<script>x</script>'] },
      {
        cell_type: 'code',
        source: 'print("<b>")',
        execution_count: 2,
        outputs: [
          { output_type: 'stream', name: 'stdout', text: ['\u001b[31mred\u001b[0m'] },
          { output_type: 'display_data', data: { 'text/html': '<b>x</b>' } },
          { output_type: 'display_data', data: { 'image/png': 'AAAA\n', 'text/plain': '<Figure>' } },
          { output_type: 'display_data', data: { 'image/png': '"><img onerror=x>', 'text/plain': 'plain' } },
        ],
      },
    ];
    const text = JSON.stringify({ cells, metadata: { language_info: { name: 'python' } } });
    expect((await preview('n.ipynb', text)).body).toEqual({
      kind: 'notebook',
      totalCells: 2,
      cells: [
        { kind: 'markdown', html: '<h3>Title</h3>\n' },
        {
          kind: 'code',
          html: '<span class="hljs-built_in">print</span>(<span class="hljs-string">&quot;&lt;b&gt;&quot;</span>)',
          label: 'In [2]',
          outputs: [
            { kind: 'text', text: 'red', isError: false },
            { kind: 'omitted', what: 'an output of type text/html' },
            { kind: 'image', url: 'data:image/png;base64,AAAA' },
            { kind: 'text', text: 'plain', isError: false },
          ],
        },
      ],
    });
  });

  it.each([
    ['a.py', '</code><script>alert(1)</script>'],
    ['a.txt', '"><img src=x onerror=alert(1)>'],
    ['a.json', '{"</pre><script>": "<img onerror=x>"}'],
    ['a.yaml', '<svg onload=alert(1)>: &a !!js/function x'],
    ['a.md', '<iframe srcdoc="<script>1</script>"></iframe>'],
    ['MLmodel', 'flavors: [<script>]\nsignature: {inputs: "[{"}'],
    ['n.ipynb', '{"cells": [null, 1, {"cell_type": "code", "outputs": [null, {"data": {"a": 1}}]}]}'],
    ['n.ipynb', '[]'],
    ['a.csv', '"unclosed,\n<script>'],
    ['t.json', '{"columns": [{}], "data": [[{"type": "image", "filepath": 3}], []]}'],
    ['a.xml', '<!ENTITY x SYSTEM "file:///etc/passwd">'],
  ])('never throws and never gives markup of %s', async (path, text) => {
    const result = await preview(path, text);
    const html = JSON.stringify(result, (key, value: unknown) => (key === 'html' ? `HTML:${value}` : value));
    for (const [, part = ''] of html.matchAll(/"HTML:((?:[^"\\]|\\.)*)"/g)) {
      expect(part.replace(/<\/?(span|p|pre|code|div)( class=\\"[\w -]+\\")?>/g, '')).not.toContain('<');
    }
  });

  it.each([...Array(40).keys()])('survives noise %d under every name', async (seed) => {
    const bytes = Uint8Array.from(
      { length: 300 },
      (_, index) => (Math.imul(index + 1, 2654435761 + seed * 97) >>> 13) & 255,
    );
    for (const path of [
      'a.png',
      'a.csv',
      'a.json',
      'a.ipynb',
      'MLmodel',
      'a.parquet',
      'a.md',
      'a.svg',
      'a.yaml',
    ])
      expect((await preview(path, bytes)).body.kind).toBeTypeOf('string');
  });
});
