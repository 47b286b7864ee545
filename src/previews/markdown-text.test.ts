import { describe, expect, it } from 'vitest';
import { markdownText } from './markdown-text.ts';

describe('markdownText', () => {
  it.each([
    [
      'emphasis and code',
      'Reads **one** _digit_ with `svm`, ~~not~~ two.',
      'Reads one digit with svm, not two.',
    ],
    ['a paragraph and a list', 'From **a**.\n\n- acc: 0.95\n- loss: 0.1', 'From a. acc: 0.95, loss: 0.1'],
    ['a heading', '# Title\n\nText', 'Title Text'],
    [
      'a table and a code block',
      'Before.\n\n| a |\n| - |\n| 1 |\n\n```py\nx\n```\n\nAfter.',
      'Before. After.',
    ],
    ['links and images', 'See [the *page*](https://x.org) ![a plot](p.png)', 'See the page a plot'],
    ['HTML, whose tags are no words', 'a <b>c</b>\n\n<script>x</script>', 'a c'],
    ['line breaks', 'a\nb  \nc', 'a b c'],
    ['nothing', '', ''],
    ['text that is no Markdown', 'val_acc * 2 < 3', 'val_acc * 2 < 3'],
  ])('gives the words of %s', (_name, markdown, expected) => {
    expect(markdownText(markdown)).toBe(expected);
  });

  it('stays quick on a note of any length', () => {
    expect(markdownText(`${'word '.repeat(100_000)}`).length).toBeLessThan(4001);
  });
});
