import { describe, expect, it } from 'vitest';
import { robotsText } from './robots-text.ts';

const address = { site: 'https://me.example', base: '/repo' };

describe('robotsText', () => {
  it('names the sitemap below the base', () => {
    expect(robotsText({ robots: 'index' }, address)).toMatch(
      /\nSitemap: https:\/\/me\.example\/repo\/sitemap-index\.xml\n$/,
    );
  });

  it('names no sitemap where the address of the site is not known', () => {
    expect(robotsText({ robots: 'index' }, { site: undefined, base: '/' })).not.toContain('Sitemap');
  });

  it('lets pages be read that must not be listed, and names no sitemap of them', () => {
    const text = robotsText({ robots: 'noindex' }, address);
    expect(text).toContain('\nDisallow:\n');
    expect(text).not.toContain('Sitemap');
  });
});
