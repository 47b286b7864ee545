import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countOf,
  cut,
  decimalsFor,
  differenceMark,
  formatBytes,
  formatCount,
  formatDateTime,
  formatDifference,
  formatDuration,
  formatInstant,
  formatMetric,
  formatProseDate,
  shortDigest,
} from './format.ts';

const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ').replace(/\u2212/g, '-');

describe('formatMetric', () => {
  it.each([
    [0.98061234, undefined, '0.9806'],
    [0.98061234, 2, '0.98'],
    [28.3456, undefined, '28.35'],
    [218634, undefined, '218 634'],
    [1234.5678, undefined, '1 235'],
    [0, undefined, '0'],
    [0, 4, '0.0000'],
    [5, 2, '5.00'],
    [-0.25, undefined, '-0.2500'],
    [1.3e-5, undefined, '1.3 × 10⁻⁵'],
    [-7.705101173001515e20, undefined, '-7.71 × 10²⁰'],
    [0.0004, 2, '4 × 10⁻⁴'],
    [2.220446049250313e-16, 4, '2.22 × 10⁻¹⁶'],
    [Number.NaN, 4, 'NaN'],
    [Number.POSITIVE_INFINITY, 4, '∞'],
    [Number.NEGATIVE_INFINITY, undefined, '-∞'],
  ])('writes %d with %s decimals as %s', (value, decimals, expected) => {
    expect(plain(formatMetric(value, decimals))).toBe(expected);
  });

  it('never writes a value other than zero as zero', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.option(fc.nat(6), { nil: undefined }), (value, decimals) => {
        if (value !== 0) expect(plain(formatMetric(value, decimals))).not.toMatch(/^-?0(\.0*)?$/);
      }),
    );
  });
});

describe('decimalsFor', () => {
  it.each([
    [[0.9806, 0.9465], 4],
    [[28.3, 10.6], 1],
    [[1, 2, 300], 0],
    [[], 0],
    [[Number.NaN], 0],
    [[0.5, 0.5], 3],
  ])('gives %j %d decimals', (values, decimals) => {
    expect(decimalsFor(values)).toBe(decimals);
  });

  it('takes the values of any number of runs', () => {
    const values = Array.from({ length: 300_000 }, (_, index) => index / 300_000);
    expect(decimalsFor(values)).toBe(3);
  });
});

describe('differenceMark', () => {
  it.each([
    [1, 'better', '▲'],
    [-1, 'better', '▼'],
    [1, 'worse', '△'],
    [-1, 'worse', '▽'],
    [1, undefined, ''],
    [0, undefined, ''],
  ] as const)('marks %d, %s, with "%s"', (value, reading, mark) => {
    expect(differenceMark({ value, reading })).toBe(mark);
  });
});

describe('formatDifference', () => {
  it('gives the sign always', () => {
    expect(plain(formatDifference(0.0326, 4))).toBe('+0.0326');
    expect(plain(formatDifference(-0.0326, 4))).toBe('-0.0326');
  });
});

describe('formatCount', () => {
  it('groups from four digits in tables and from five in prose', () => {
    expect(plain(formatCount(1797))).toBe('1 797');
    expect(plain(formatCount(1797, 'prose'))).toBe('1797');
    expect(plain(formatCount(12400, 'prose'))).toBe('12 400');
  });
});

describe('countOf', () => {
  it('agrees with the number', () => {
    expect(countOf(1, 'run')).toBe('1 run');
    expect(countOf(0, 'entry', 'entries')).toBe('0 entries');
  });
});

describe('formatDuration', () => {
  it.each([
    [412, '412 ms'],
    [28_300, '28.3 s'],
    [59_990, '1 min 00 s'],
    [248_000, '4 min 08 s'],
    [8_040_000, '2 h 14 min'],
    [280_800_000, '3 d 6 h'],
    [-1500, '-1.5 s'],
  ])('writes %d ms as %s', (ms, expected) => {
    expect(plain(formatDuration(ms))).toBe(expected);
  });
});

describe('dates', () => {
  it('are UTC', () => {
    expect(formatDateTime(1_778_775_607_000)).toBe('2026-05-14 16:20');
    expect(formatInstant(1_778_775_607_000)).toBe('2026-05-14 16:20:07 UTC');
    expect(plain(formatProseDate(1_778_775_607_000))).toBe('14 May 2026');
  });

  it('show times beyond any calendar as the number they are', () => {
    expect(formatInstant(1e17)).toBe('100000000000000000');
  });
});

describe('formatBytes', () => {
  it.each([
    [412, '412 B'],
    [9600, '9.6 kB'],
    [999_600, '1.0 MB'],
    [874_000, '874 kB'],
    [1_200_000_000, '1.2 GB'],
  ])('writes %d as %s', (bytes, expected) => {
    expect(plain(formatBytes(bytes))).toBe(expected);
  });
});

describe('shortDigest', () => {
  it('keeps short ones', () => {
    expect(shortDigest('4f1c09aa')).toBe('4f1c09aa');
    expect(shortDigest('b7e14c09aaaaaaaaaaaaaaaad2f6')).toBe('b7e14c09…d2f6');
  });
});

describe('cut', () => {
  it('does not split a surrogate pair', () => {
    expect(cut('ab😀cd', 3)).toBe('ab…');
    expect(cut('abc', 3)).toBe('abc');
  });
});
