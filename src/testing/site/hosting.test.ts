import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { attributeOf, headingOf, parsePage } from './parse-page.ts';

const { sample, based, hostile } = inject('sites');

describe('a site on a static host', () => {
  it('has the empty file that keeps Jekyll from leaving files out', () => {
    for (const site of [sample, based, hostile]) expect(statSync(join(site, '.nojekyll')).size).toBe(0);
  });

  it('has a page for what is not there that works at any depth, as the host shows it in place of the missing one', () => {
    const page = parsePage(join(based, '404.html'));
    expect(headingOf(page)).toBe('This page is not in the report');
    const addresses = page.elements.flatMap((element) =>
      ['href', 'src'].flatMap((name) => attributeOf(element, name) ?? []),
    );
    expect(addresses.length).toBeGreaterThan(5);
    // A relative address would be read from where the missing page would be.
    expect(addresses.filter((address) => !/^(\/repo\/|#)/.test(address))).toEqual([]);
    expect(addresses).toEqual(expect.arrayContaining(['/repo/', '/repo/experiments/']));
    expect(readFileSync(join(based, '404.html'), 'utf8')).not.toContain('rel="canonical"');
  });
});
