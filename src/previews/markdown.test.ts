import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './markdown.ts';

describe('renderMarkdown', () => {
  it('renders tables, code and lists', () => {
    const html = renderMarkdown('# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done\n');
    expect(html).toContain('<h3>Title</h3>');
    expect(html).toContain(
      '<div class="tw" role="group" aria-label="Table" tabindex="0"><table class="dt fit">',
    );
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '<a href="javascript:alert(1)">x</a>',
    '<iframe src="https://example.org"></iframe>',
    '<p style="position:fixed" onclick="x()" id="main" class="foot">x</p>',
    '<form action="/x"><input autofocus onfocus=alert(1)></form>',
    '<svg onload=alert(1)>',
    '![x](data:image/svg+xml;base64,AAAA)',
    '<style>*{display:none}</style>',
    '<a href="data:text/html,x">x</a>',
    '<base href="//evil">',
  ])('makes %s harmless', (text) => {
    const html = renderMarkdown(text);
    expect(html).not.toMatch(/<(script|iframe|form|input|svg|style|base|img)/i);
    expect(html).not.toMatch(/ (on\w+|style|id)=/i);
    expect(html).not.toMatch(/href="(?!https?:|mailto:)/i);
    expect(html).not.toMatch(/class="foot"/);
  });

  it.each([
    ['# a\n### b\n# c', 3, '<h3>a</h3>\n<h4>b</h4>\n<h3>c</h3>'],
    ['### a\n# b', 3, '<h3>a</h3>\n<h3>b</h3>'],
    ['# a\n## b', 2, '<h2>a</h2>\n<h3>b</h3>'],
    ['###### a', 2, '<h2>a</h2>'],
    ['#\n\n## a', 2, '<p></p>\n<h2>a</h2>'],
  ] as const)('goes on from the headings of the page without a gap: %j', (text, top, expected) => {
    expect(renderMarkdown(text, top)).toBe(expected);
  });

  it('aligns numbers to the right by a class', () => {
    const html = renderMarkdown('| a | b |\n|---|--:|\n| 1 | 2 |\n');
    expect(html).toContain('<td>1</td>\n<td class="n">2</td>');
    expect(html).not.toContain('align');
  });

  it('shows a remote image as a link', () => {
    expect(renderMarkdown('![plot](https://example.org/p.png)')).toBe(
      '<p><a href="https://example.org/p.png" rel="nofollow noopener">[image: plot]</a></p>',
    );
  });
});
