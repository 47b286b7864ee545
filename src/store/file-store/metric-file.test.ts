import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHistory } from '../../snapshot/history-codec.ts';
import { parseMetricFile, pythonFloat, wholeNumber } from './metric-file.ts';

type Point = readonly [timestamp: number, value: number, step: number];

function read(text: string | Uint8Array, key = 'loss') {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const { summary, line, problems } = parseMetricFile(bytes, key);
  if (!line) return { summary, points: [], problems };
  const { timestampsMs, values, steps } = decodeHistory(line.toString());
  const points = [...values].map((value, i): Point => [timestampsMs[i]!, value, steps[i]!]);
  return { summary, points, problems };
}

/** The plain way: Python's split and float, one line at a time. */
function reference(text: string): Point[] {
  return text.split('\n').flatMap((line): Point[] => {
    const [timestamp, value, step = '0'] = line.trim().split(' ');
    if (!timestamp || !value) return [];
    const named = { nan: Number.NaN, inf: Infinity, '-inf': -Infinity }[value];
    return [[Number(timestamp), named ?? Number(value), Number(step)]];
  });
}

const timestamp = fc.oneof(fc.nat({ max: 2 ** 42 }), fc.constantFrom(0, 999_999_999_999_999));
const step = fc.oneof(fc.integer(), fc.nat({ max: 20 }), fc.constantFrom(-1, -0));
/** Numbers as Python, JavaScript and C write them. */
const written = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value.toExponential()),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value.toFixed(6)),
  fc.integer().map(String),
  fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String),
  fc.constantFrom('nan', 'inf', '-inf', '007', '-0.0', '1e5', '1E5', '1e+05', '1e-320', '1e999', '.5', '5.'),
);
const metricLine = fc
  .tuple(timestamp, written, step, fc.constantFrom('\n', '\n', '\n', '\r\n'), fc.boolean())
  .map(([time, value, at, end, isShort]) => `${time} ${value}${isShort ? '' : ` ${at}`}${end}`);

describe('parseMetricFile', () => {
  it('reads every point as the plain way does, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(metricLine, { minLength: 1, maxLength: 40 }), (lines) => {
        const text = lines.join('');
        const { points, problems } = read(text);
        expect(problems).toEqual([]);
        expect(points.map((point) => point.map((n) => n + 0))).toEqual(
          reference(text).map((point) => point.map((n) => n + 0)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('sums up the points as their definition says', () => {
    const values = fc.oneof(
      fc.integer({ min: -5, max: 5 }).map(String),
      fc.constantFrom('nan', 'inf', '-inf'),
    );
    const lines = fc.array(fc.tuple(fc.nat({ max: 3 }), values, fc.integer({ min: -3, max: 3 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(lines, (points) => {
        const { summary } = read(points.map((point) => `${point.join(' ')}\n`).join(''));
        const all = reference(points.map((point) => point.join(' ')).join('\n'));
        const rank = ([time, value, at]: Point) => [at, time, Number.isNaN(value) ? 0 : value] as const;
        const latest = all.reduce((best, point) => {
          const [a, b] = [rank(point), rank(best)];
          const differing = [0, 1, 2].find((i) => a[i] !== b[i]);
          return differing !== undefined && a[differing]! > b[differing]! ? point : best;
        });
        const finite = all.filter(([, value]) => Number.isFinite(value));
        const extreme = (pick: (...numbers: number[]) => number) => {
          const value = pick(...finite.map((point) => point[1]));
          return { value, step: Math.min(...finite.filter((p) => p[1] === value).map((p) => p[2])) };
        };
        expect(summary).toMatchObject({
          timestampMs: latest[0],
          value: Number.isFinite(latest[1]) ? latest[1] : String(latest[1]),
          step: latest[2],
          points: all.length,
          nonFinite: all.length - finite.length,
          firstStep: Math.min(...all.map((point) => point[2])),
          lastStep: Math.max(...all.map((point) => point[2])),
        });
        expect(summary?.min).toEqual(finite.length > 0 ? extreme(Math.min) : undefined);
        expect(summary?.max).toEqual(finite.length > 0 ? extreme(Math.max) : undefined);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { points, problems, summary } = read(bytes);
        expect(points.length).toBe(summary?.points ?? 0);
        expect(points.length + problems.length).toBeGreaterThan(0);
      }),
    );
  });

  it.each([
    ['two fields, seconds', '1550624764 0.976518825941297\n', [[1550624764, 0.976518825941297, 0]]],
    ['three fields', '1700 0.5 2\n', [[1700, 0.5, 2]]],
    ['no final newline', '1700 0.5 2', [[1700, 0.5, 2]]],
    [
      'CRLF',
      '1700 0.5 2\r\n1701 1 3\r\n',
      [
        [1700, 0.5, 2],
        [1701, 1, 3],
      ],
    ],
    ['a negative step', '1594065576693 30 -10\n', [[1594065576693, 30, -10]]],
    [
      'a blank line between',
      '1700 1 0\n\n1701 2 1\n',
      [
        [1700, 1, 0],
        [1701, 2, 1],
      ],
    ],
    ['a byte-order mark', '\ufeff1700 1 0\n', [[1700, 1, 0]]],
    ['a step that is written as a float', '1700 1 2.0\n', [[1700, 1, 2]]],
    ['five fields', '1700 0.5 3 train 12e45678\n', [[1700, 0.5, 3]]],
    ['six fields', '1700 0.5 3 my set 12e45678\n', [[1700, 0.5, 3]]],
    [
      'the smallest and the largest double',
      '1 5e-324 0\n1 1.7976931348623157e+308 1\n',
      [
        [1, 5e-324, 0],
        [1, Number.MAX_VALUE, 1],
      ],
    ],
    ['a number that lies between two doubles', '1 9007199254740993 0\n', [[1, 9007199254740992, 0]]],
  ] as const)('reads %s', (_, text, expected) => {
    expect(read(text)).toMatchObject({ points: expected, problems: [] });
  }); // prettier-ignore

  it.each([
    ['nothing', '', [{ code: 'empty-file', found: '' }], 0],
    ['blank lines only', '\n \n', [{ code: 'empty-file', found: '' }], 0],
    ['one field', '1700\n1700 1 0\n', [{ code: 'malformed-line', line: 1, found: '1700' }], 1],
    ['words', 'a b c\n', [{ code: 'malformed-line', line: 1, found: 'a b c' }], 0],
    ['a half-written line', '1700 1 0\n17', [{ code: 'unfinished-line', line: 2, found: '17' }], 1],
    [
      'a step of 2^52',
      '1 1 4503599627370496\n',
      [{ code: 'unsafe-integer', line: 1, found: '1 1 4503599627370496' }],
      0,
    ],
    ['a value that is no number', '1 True 0\n', [{ code: 'malformed-line', line: 1, found: '1 True 0' }], 0],
  ] as const)('reports %s and keeps the rest', (_, text, problems, points) => {
    const answer = read(text);
    expect(answer.problems).toEqual(problems);
    expect(answer.points).toHaveLength(points);
  }); // prettier-ignore

  it('lists twenty bad lines and counts the rest', () => {
    const { problems } = read(`${'bad\n'.repeat(25)}1700 1 0\n`);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toEqual({ code: 'more-bad-lines', found: '5' });
  });

  it('keeps the dataset of each point, and the latest one in the summary', () => {
    const text = '1 0.1 0\n2 0.2 1 train 12e45678\n3 0.3 2 my test set 64e92305\n4 0.4 3 train 12e45678\n';
    const { line, summary } = parseMetricFile(Buffer.from(text), 'accuracy');
    expect(JSON.parse(line!.toString())).toMatchObject({
      datasets: [
        { name: 'train', digest: '12e45678' },
        { name: 'my test set', digest: '64e92305' },
      ],
      datasetIndexes: [-1, 0, 1, 0],
    });
    expect(summary?.dataset).toEqual({ name: 'train', digest: '12e45678' });
  });

  it('reads a file that outgrows its columns', () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `1700000000${i} ${i / 7} ${i}\n`).join('');
    const { points, summary } = read(text);
    expect(points).toHaveLength(20_000);
    expect(summary).toMatchObject({ value: 19_999 / 7, step: 19_999, points: 20_000 });
  });

  it('keeps any key', () => {
    for (const key of ['__proto__', 'a/b', '"quoted"', 'größe', '\u2028']) {
      const { line, summary } = parseMetricFile(Buffer.from('1 1 0\n'), key);
      expect(summary?.key).toBe(key);
      expect(decodeHistory(line!.toString()).key).toBe(key);
    }
  });
});

describe('pythonFloat', () => {
  // Answers of Python 3.12's float().
  it.each([
    ['0.5', 0.5],
    ['.5', 0.5],
    ['5.', 5],
    ['+1_000.5', 1000.5],
    ['1e-05', 1e-5],
    ['NaN', Number.NaN],
    ['-nan', Number.NaN],
    ['Infinity', Infinity],
    ['-INF', -Infinity],
    ['1e999', Infinity],
    ['', undefined],
    ['0x10', undefined],
    ['1_', undefined],
    ['1__0', undefined],
    ['e5', undefined],
    ['.', undefined],
    ['True', undefined],
    ['1,5', undefined],
  ])('%j is %s', (token, expected) => {
    expect(pythonFloat(token)).toBe(expected);
  });
});

describe('wholeNumber', () => {
  it.each([
    ['12', 12],
    ['-3', -3],
    ['12.0', 12],
    ['1e3', 1000],
    ['nan', undefined],
    ['x', undefined],
  ])('%j is %s', (token, expected) => {
    expect(wholeNumber(token)).toBe(expected);
  });
});
