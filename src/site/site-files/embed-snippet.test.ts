import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../../testing/hostile-texts.ts';
import { visibleText } from '../visible-text.ts';
import { embedSnippet } from './embed-snippet.ts';

describe('embedSnippet', () => {
  it('is a frame that loads when it is seen', () => {
    expect(embedSnippet('https://me.example/embed/a/', { title: 'Best on a', height: 300 })).toBe(
      '<iframe src="https://me.example/embed/a/" title="Best on a" loading="lazy" width="100%" height="300" style="border: 0"></iframe>',
    );
  });

  it('is one frame without scripts, whatever its title', () => {
    for (const text of HOSTILE_TEXTS) {
      const title = visibleText(text);
      const { childNodes } = parseFragment(embedSnippet('https://me.example/', { title, height: 300 }));
      expect(childNodes.map(({ nodeName }) => nodeName)).toEqual(['iframe']);
      const [frame] = childNodes;
      const attributes = frame && 'attrs' in frame ? frame.attrs : [];
      expect(attributes.map(({ name }) => name)).toEqual([
        'src',
        'title',
        'loading',
        'width',
        'height',
        'style',
      ]);
      expect(attributes.find(({ name }) => name === 'title')?.value).toBe(title);
    }
  });
});
