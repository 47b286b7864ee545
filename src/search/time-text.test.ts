import { describe, expect, it } from 'vitest';
import { dateText, durationText, parseDate, parseDuration } from './time-text.ts';

describe('parseDate', () => {
  it.each([
    ['2026', '2026-01-01T00:00:00.000Z'],
    ['2026-05', '2026-05-01T00:00:00.000Z'],
    ['2026-05-14', '2026-05-14T00:00:00.000Z'],
    ['2026-05-14 16:20', '2026-05-14T16:20:00.000Z'],
    ['2026-05-14T16:20:07Z', '2026-05-14T16:20:07.000Z'],
    ['2026-05-14t16:20:07.5+02:00', '2026-05-14T14:20:07.500Z'],
    ['2026-05-14 00:20 -0130', undefined],
    ['2026-05-14 00:20-0130', '2026-05-14T01:50:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['0050-01-01', '0050-01-01T00:00:00.000Z'],
    ['2026-02-29', undefined],
    ['2026-13-01', undefined],
    ['2026-05-14 24:00', undefined],
    ['9999-12-31T23:59-01:00', undefined],
    ['20260514', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('reads %j as %s', (text, expected) => {
    const ms = parseDate(text);
    expect(ms === undefined ? undefined : new Date(ms).toISOString()).toBe(expected);
  });
});

describe('dateText', () => {
  it.each([
    ['2026-05-14T00:00:00.000Z', '2026-05-14'],
    ['2026-05-14T16:20:00.000Z', '2026-05-14 16:20'],
    ['2026-05-14T16:20:07.000Z', '2026-05-14 16:20:07'],
    ['2026-05-14T00:00:00.250Z', '2026-05-14 00:00:00.250'],
  ])('writes %s as %j', (iso, expected) => {
    expect(dateText(Date.parse(iso))).toBe(expected);
  });
});

describe('parseDuration', () => {
  it.each([
    ['250ms', 250],
    ['90 s', 90_000],
    ['10m', 600_000],
    ['1.5h', 5_400_000],
    ['1d 2H 3m 4s 5ms', 93_784_005],
    ['1.005s', 1005],
    ['0s', 0],
    ['10', undefined],
    ['m', undefined],
    ['-5s', undefined],
    ['1y', undefined],
    ['1e999d', undefined],
    ['', undefined],
  ])('reads %j as %s ms', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });
});

describe('durationText', () => {
  it.each([
    [93_784_005, '1d 2h 3m 4s 5ms'],
    [5_400_000, '1h 30m'],
    [0, '0ms'],
    [0.5, '0.5ms'],
    [1e300, '1e300ms'],
  ])('writes %s ms as %j', (ms, expected) => {
    expect(durationText(ms)).toBe(expected);
    expect(parseDuration(expected)).toBe(ms);
  });
});
