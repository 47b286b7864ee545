import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** A script that a tutorial tells its reader to create. */
export type Script = { readonly name: string; readonly code: string };

/**
 * The Python scripts of a tutorial in Markdown: each code block that follows a paragraph such as
 * "Create `train.py`:". Other blocks are examples.
 */
export function scriptsIn(markdown: string): readonly Script[] {
  const { children } = unified().use(remarkParse).parse(markdown);
  return children.flatMap((node, index) => {
    if (node.type !== 'code' || node.lang !== 'python') return [];
    const before = children[index - 1];
    if (before?.type !== 'paragraph') return [];
    const names = before.children.flatMap((child) => (child.type === 'inlineCode' ? [child.value] : []));
    const name = names.find((text) => /^\w+\.py$/.test(text));
    return name === undefined ? [] : [{ name, code: node.value }];
  });
}

/** What a reader of the tutorial fills in. */
export type Answers = { readonly trackingUri: string; readonly runId: string };

/** A script for a server on another port, and with a run's id where the tutorial says `your_run_id_here`. */
export function filledIn(code: string, { trackingUri, runId }: Answers): string {
  return code.replaceAll('http://localhost:5000', trackingUri).replaceAll('your_run_id_here', runId);
}
