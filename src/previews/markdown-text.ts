import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

type Node = {
  readonly type: string;
  readonly value?: string;
  readonly alt?: string | null;
  readonly children?: readonly Node[];
};

const parser = unified().use(remarkParse).use(remarkGfm);

/** Blocks that say nothing in one line of a table. */
const LEFT_OUT = new Set(['code', 'table', 'html', 'thematicBreak', 'definition', 'footnoteDefinition']);
/** An excerpt never needs more than this, whatever the length of the note. */
const MOST_CHARACTERS = 4000;

/**
 * The words of a Markdown text as one line, for table cells: no marks, no code blocks, no tables. Items of a list
 * are joined by commas. Empty when the text has none of them.
 */
export function markdownText(markdown: string): string {
  const tree = parser.parse(markdown.slice(0, MOST_CHARACTERS)) as Node;
  return blockText(tree).replace(/\s+/g, ' ').trim();
}

function blockText(node: Node): string {
  if (LEFT_OUT.has(node.type)) return '';
  if (node.type === 'paragraph' || node.type === 'heading') return inlineText(node);
  const parts = (node.children ?? []).map(blockText).filter(Boolean);
  return parts.join(node.type === 'list' ? ', ' : ' ');
}

function inlineText(node: Node): string {
  if (node.type === 'break') return ' ';
  if (node.type === 'html') return '';
  return node.value ?? node.alt ?? (node.children ?? []).map(inlineText).join('');
}
