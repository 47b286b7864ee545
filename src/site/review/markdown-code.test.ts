import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../../testing/hostile-texts.ts';
import { markdownCode, markdownText } from './markdown-code.ts';

const html = (markdown: string) =>
  unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeStringify)
    .processSync(markdown)
    .toString();

const TEXTS = [
  ...HOSTILE_TEXTS,
  'a|b',
  'a\\|b',
  '`',
  '``` ` ```',
  '@octocat #1 GH-2 :tada:',
  '<!-- runfolio-review -->',
  '</details><script>alert(1)</script>',
  '[a](javascript:alert(1)) ![b](https://example.org/c.png)',
  'https://example.org www.example.org a@example.org',
  '$x$ **b** ~~c~~ \n# d\n| e | f |',
  '&amp; &#64;',
];

describe('markdownCode', () => {
  it.each(TEXTS)('makes %j one cell of a table, with nothing but code in it', (text) => {
    const cell = markdownCode(text);
    const made = html(`| a | b |\n| - | - |\n| ${cell} | end |\n`);
    const [, inside = ''] =
      /<tbody>\s*<tr>\s*<td>([\s\S]*)<\/td>\s*<td>end<\/td>\s*<\/tr>\s*<\/tbody>/.exec(made) ?? [];
    expect(inside).toMatch(/^(<code>[^<]*<\/code>|\(empty\))$/);
  });

  it('shows a text as it is', () => {
    expect(html(markdownCode('a`b'))).toContain('<code>a`b</code>');
    expect(html(markdownCode('a|b<c>'))).toContain('<code>a|b&#x3C;c></code>');
    expect(html(markdownCode('two\nlines'))).toContain('<code>two␊lines</code>');
  });

  it('cuts what is long', () => {
    expect(markdownCode('x'.repeat(500)).length).toBeLessThan(100);
  });
});

describe('markdownText', () => {
  it.each([
    'all params but seed, random_state',
    '1 comparison is between other datasets, so that.',
    'größer (2)',
  ])('leaves the words %j as they are', (text) => {
    expect(markdownText(text)).toBe(text);
  });

  it.each([
    '@octocat',
    'org/@team/seed',
    '#1',
    'GH-1',
    'see www.example.org now',
    'a@example.org',
    ':tada:',
    '_emphasis_',
    '__init__',
    'deadbeef1',
    'owner/repository#1',
    '<b>',
    'a: b',
  ])('makes %j code', (text) => {
    expect(markdownText(text)).toBe(`\`${text}\``);
  });
});
