import { xmlText } from './xml-text.ts';

/** HTML that shows an embedded page elsewhere; it loads when it comes into sight. */
export function embedSnippet(
  address: string,
  { title, height }: { readonly title: string; readonly height: number },
): string {
  const attributes = [
    `src="${xmlText(address)}"`,
    `title="${xmlText(title)}"`,
    'loading="lazy"',
    'width="100%"',
    `height="${height}"`,
    'style="border: 0"',
  ];
  return `<iframe ${attributes.join(' ')}></iframe>`;
}
