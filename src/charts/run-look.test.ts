import { describe, expect, it } from 'vitest';
import { type LookPlace, lookClass, runLook } from './run-look.ts';

const looks = (count: number, at: (place: number) => LookPlace) =>
  Array.from({ length: count }, (_, place) => JSON.stringify(runLook(at(place))));

describe('runLook', () => {
  it('has the colour and marker of the series, and tells fifteen of its runs apart', () => {
    const made = looks(15, (place) => ({ kind: 'series', series: 4, place }));
    expect(new Set(made).size).toBe(15);
    for (const look of made) expect(JSON.parse(look)).toMatchObject({ colour: 4, marker: 4 });
  });

  it('has the dash of its series when it is the first', () => {
    expect([1, 2, 6].map((series) => runLook({ kind: 'series', series, place: 0 }).dash)).toEqual([1, 2, 1]);
  });

  it('differs in shade and dash between neighbours of a series', () => {
    const [a, b] = [0, 1].map((place) => runLook({ kind: 'series', series: 1, place }));
    expect(a?.shade).not.toBe(b?.shade);
    expect(a?.dash).not.toBe(b?.dash);
  });

  it('tells ninety runs of an experiment without series apart, none of them slate', () => {
    const made = looks(90, (place) => ({ kind: 'own', place }));
    expect(new Set(made).size).toBe(90);
    expect(made.some((look) => look.includes('"colour":10'))).toBe(false);
  });

  it('is slate for a run that is of no series', () => {
    expect(runLook({ kind: 'without', place: 1 })).toEqual({ colour: 10, shade: 2, marker: 10, dash: 1 });
  });
});

describe('lookClass', () => {
  it('names the shade only when it is not the plain colour', () => {
    expect([lookClass({ colour: 2, shade: 1 }), lookClass({ colour: 2, shade: 3 })]).toEqual(['c2', 'c2 s3']);
  });
});
