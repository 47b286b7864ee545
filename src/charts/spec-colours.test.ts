import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LIGHT, pageSpec, standaloneSpec } from './spec-colours.ts';

const spec = {
  data: { values: [{ name: 'var(--c1)', colour: '#1247a4' }] },
  mark: { type: 'point', color: 'var(--c1)' },
  encoding: { color: { scale: { domain: ['#1247a4'], range: ['var(--q2)'] } } },
} as never;

describe('standaloneSpec', () => {
  it('has colours that need no style sheet, and leaves what was logged', () => {
    expect(standaloneSpec(spec, 'a')).toMatchObject({
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      description: 'a',
      data: { values: [{ name: 'var(--c1)', colour: '#1247a4' }] },
      mark: { color: '#1247a4' },
      encoding: { color: { scale: { domain: ['#1247a4'], range: ['#91b2eb'] } } },
    });
    expect(JSON.stringify(standaloneSpec(spec, 'a').config)).not.toContain('var(');
  });
});

describe('pageSpec', () => {
  it('is what it was made from', () => {
    expect(pageSpec(standaloneSpec(spec, 'a'))).toMatchObject(spec);
  });
});

describe('LIGHT', () => {
  it('is what the style sheet has on paper', () => {
    const css = readFileSync('src/styles/tokens.css', 'utf8');
    for (const [name, hex] of Object.entries(LIGHT))
      expect(css).toMatch(new RegExp(`^  --${name}: ${hex};`, 'm'));
  });
});
