import { describe, expect, it } from 'vitest';
import { Document, parseDocument } from 'yaml';
import { HOSTILE_TEXTS } from '../testing/hostile-texts.ts';
import { behindHash, prose, remark, shownName, shownNames, yamlText } from './yaml-text.ts';

/** What a terminal, an editor or a reader of YAML takes for something else than a letter. */
const UNSAFE = /[^\P{C}\n]|[\u2028\u2029]/u;
const TEXTS = [
  ...HOSTILE_TEXTS,
  'half \ud83d of',
  '\ufeffmark',
  'a: b # c',
  "it's",
  '"',
  '- a',
  '%YAML 1.2',
  '---\n...',
];

describe('yamlText', () => {
  it.each(TEXTS)('writes %j so that it is read again, on one line', (text) => {
    const document = new Document({ title: text, metrics: [{ metric: text, goal: 'maximize' }] });
    remark(document.getIn(['metrics', 0]), '1 run');
    const yaml = yamlText(document);
    expect(yaml.split('\n')).toHaveLength(3);
    expect(yaml.replaceAll(/[\p{Cf}\p{Co}]/gu, '')).not.toMatch(UNSAFE);
    const read = parseDocument(yaml);
    expect(read.errors).toEqual([]);
    expect(read.toJS()).toEqual({ title: text, metrics: [{ metric: text, goal: 'maximize' }] });
  });
});

describe('shownName', () => {
  it('leaves plain names as they are and quotes others', () => {
    expect(['val/acc', 'val acc', 'a#b', ''].map(shownName)).toEqual(['val/acc', '"val acc"', '"a#b"', '""']);
  });

  it.each(TEXTS)('keeps %j within a comment', (text) => {
    const comment = behindHash(prose(`Named ${shownName(text)} here.`));
    expect(comment.split('\n').every((line) => /^# \S/.test(line))).toBe(true);
    for (const sign of '\r\0\u0085\u2028\u2029\u202e\u001b') expect(comment).not.toContain(sign);
    expect(parseDocument(`${comment}\na: 1`).toJS()).toEqual({ a: 1 });
  });

  it('cuts long names short', () => {
    expect(shownName('x'.repeat(300))).toBe(`"${'x'.repeat(60)}…"`);
  });
});

describe('shownNames', () => {
  it.each([
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
    [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
  ])('%j: %s', (names, text) => {
    expect(shownNames(names, 3)).toBe(text);
  });
});
