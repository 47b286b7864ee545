import { describe, expect, it } from 'vitest';
import { normalForm, orderedFormat } from './normal-form.ts';

describe('normalForm', () => {
  it.each([
    [
      '{"b":1.0,"a":[3,{"d":1,"c":12345678901234567890}]}',
      '{"a":[3,{"c":12345678901234567890,"d":1}],"b":1.0}',
    ],
    ['{"__proto__":1,"a":2}', '{"a":2,"__proto__":1}'],
    ['[1,2]', '[ 1,\n2 ]'],
  ])('of %s is that of other orders and layouts', async (one, other) => {
    expect(await normalForm(one, 'json')).toBe(await normalForm(other, 'json'));
  });

  it.each([
    ['{"a":1}', '{"a":1.0}'],
    ['{"a":12345678901234567890}', '{"a":12345678901234567891}'],
    ['{"a":"1"}', '{"a":1}'],
    ['[1,2]', '[2,1]'],
  ])('keeps %s and %s apart', async (one, other) => {
    expect(await normalForm(one, 'json')).not.toBe(await normalForm(other, 'json'));
  });

  it('gives up on what is no JSON, as Python’s NaN', async () => {
    expect(await normalForm('{"a": NaN}', 'json')).toBeUndefined();
  });

  it('orders the keys of YAML at all depths, comments with them', async () => {
    expect(await normalForm('b:\n  z: 1.0\n  # why\n  y: two\na: [1, 2]\n', 'yaml')).toBe(
      'a: [ 1, 2 ]\nb:\n  # why\n  y: two\n  z: 1.0\n',
    );
  });

  it('gives up on what is no YAML', async () => {
    expect(await normalForm('a: [1', 'yaml')).toBeUndefined();
  });
});

describe('orderedFormat', () => {
  it.each([
    ['a/b.JSON', 'json'],
    ['a.yml', 'yaml'],
    ['model/MLmodel', 'yaml'],
    ['a.toml', undefined],
    ['yaml', undefined],
  ])('of %s is %s', (path, format) => {
    expect(orderedFormat(path)).toBe(format);
  });
});
