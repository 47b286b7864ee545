import { describe, expect, it } from 'vitest';
import { scanPage } from './scan-page.ts';

describe('scanPage', () => {
  it.each([
    ['a script', '<script>"<a href=x>"</script><b>', ['script', 'b']],
    ['an escaped script', '<script><!--<script></script>--></script><b>', ['script', 'b']],
    ['a title', '<title><a></title><b>', ['title', 'b']],
    ['a title in SVG', '<svg><title><a></a></title></svg><title><i></title>', ['svg', 'title', 'a', 'title']],
    ['a comment', '<!-- <a> --><b>', ['b']],
    ['an attribute', '<b title="<a>">', ['b']],
  ])('finds the tags a browser would find around %s', (_name, html, names) => {
    expect(scanPage(html).tags.map(({ name }) => name)).toEqual(names);
  });

  it('gives the text of the title, not of titles in drawings', () => {
    expect(scanPage('<title> A &amp; B\n</title><svg><title>C</title></svg>').title).toBe('A & B');
  });

  it('counts bytes, not characters', () => {
    expect(scanPage('<p>é</p><div data-section="artifacts"><div>é</div></div>')).toMatchObject({
      bytes: 58,
      artifactBytes: 49,
    });
  });
});
