import { describe, expect, it } from 'vitest';
import type { Problem } from '../store/problem.ts';
import type { MetaValue } from '../store/run-store.ts';
import { type Fields, fieldsOf } from './fields.ts';

function ask<Answer>(value: MetaValue | undefined, question: (fields: Fields) => Answer) {
  const problems: Problem[] = [];
  const meta = new Map(value === undefined ? [] : [['f', value]]);
  return { answer: question(fieldsOf(meta, '1/meta.yaml', problems)), problems };
}

const INVALID = (found: string) => [{ code: 'field-invalid', path: '1/meta.yaml', key: 'f', found }];

describe('fieldsOf', () => {
  it.each([
    ['a', 'a'],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
    [['a'], undefined],
  ])('text of %j is %j', (value, expected) => {
    expect(ask(value, (fields) => fields.text('f'))).toEqual({ answer: expected, problems: [] });
  });

  it.each([
    ['1700000000000', 1_700_000_000_000],
    ['-1', -1],
    ['1700000000000.7', 1_700_000_000_000],
    [null, undefined],
    ['', undefined],
  ])('time of %j is %j', (value, expected) => {
    expect(ask(value, (fields) => fields.time('f'))).toEqual({ answer: expected, problems: [] });
  });

  it.each(['yesterday', '9007199254740993', 'nan', '0x10', '1e3'])('time of %j is refused', (value) => {
    expect(ask(value, (fields) => fields.time('f'))).toEqual({ answer: undefined, problems: INVALID(value) });
  });

  it.each([
    ['1', 'RUNNING'],
    ['2', 'SCHEDULED'],
    ['3', 'FINISHED'],
    ['4', 'FAILED'],
    ['5', 'KILLED'],
    ['FINISHED', 'FINISHED'],
    ['killed', 'KILLED'],
    [undefined, 'RUNNING'],
  ])('status of %j is %s', (value, expected) => {
    expect(ask(value, (fields) => fields.status('f'))).toEqual({ answer: expected, problems: [] });
  });

  it.each(['0', '9', 'done', 'constructor', '__proto__'])('status of %j is refused', (value) => {
    expect(ask(value, (fields) => fields.status('f'))).toEqual({
      answer: 'RUNNING',
      problems: INVALID(value),
    });
  });

  it.each([
    ['active', 'active', []],
    ['deleted', 'deleted', []],
    [undefined, 'active', []],
    ['gone', 'active', INVALID('gone')],
  ] as const)('lifecycle stage of %j is %s', (value, answer, problems) => {
    expect(ask(value, (fields) => fields.lifecycle('f'))).toEqual({ answer, problems });
  });

  it.each([
    ['1', 'READY', []],
    ['ready', 'READY', []],
    [undefined, 'NONE', []],
    ['toString', 'NONE', INVALID('toString')],
  ] as const)('word of %j is %s', (value, answer, problems) => {
    expect(ask(value, (fields) => fields.oneOf('f', { '0': 'NONE', '1': 'READY' }, 'NONE'))).toEqual({
      answer,
      problems,
    });
  });
});
