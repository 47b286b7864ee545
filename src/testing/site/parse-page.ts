import { readFileSync } from 'node:fs';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { visibleText } from '../../site/visible-text.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
export type PageElement = DefaultTreeAdapterTypes.Element;

/** A page as a browser's parser makes it. */
export type ParsedPage = {
  readonly elements: readonly PageElement[];
  /** All text that is shown, white space folded as a browser does. */
  readonly text: string;
};

/** Parses a page of a built site as a browser would. */
export function parsePage(file: string): ParsedPage {
  const elements: PageElement[] = [];
  const texts: string[] = [];
  const visit = (node: Node) => {
    if (node.nodeName === '#text') texts.push((node as DefaultTreeAdapterTypes.TextNode).value);
    if ('tagName' in node) elements.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  parse(readFileSync(file, 'utf8')).childNodes.forEach(visit);
  return { elements, text: foldSpace(texts.join(' ')) };
}

/** Folds white space as HTML does when it is shown. */
export function foldSpace(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ').trim();
}

export function attributeOf(element: PageElement, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

/** How a page must show a text: as it is, but for signs in place of what is invisible; long ones may be cut. */
export function shown(text: string): string {
  return foldSpace(visibleText(text)).slice(0, 60).trim();
}

/**
 * The text of a page's first heading.
 *
 * @throws when there is none
 */
export function headingOf({ elements }: ParsedPage): string {
  const h1 = elements.find(({ tagName }) => tagName === 'h1');
  if (!h1) throw new Error('a page without a heading');
  return textOf(h1);
}

/** The text of an element, white space folded. */
export function textOf(element: PageElement): string {
  const whole = (node: unknown): string => {
    const { value, childNodes = [] } = node as { value?: string; childNodes?: unknown[] };
    return value ?? childNodes.map(whole).join('');
  };
  return foldSpace(whole(element));
}
