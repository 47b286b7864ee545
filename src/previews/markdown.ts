import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Processor, unified } from 'unified';

type Node = {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
};

/** GitHub's rules, less what a report must not have: remote images, styles, classes, ids and form fields. */
const SCHEMA = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['input', 'picture', 'source'].includes(name)),
  attributes: {
    ...Object.fromEntries(
      Object.entries(defaultSchema.attributes ?? {}).map(([tag, names]) => [
        tag,
        names.filter(
          (name) =>
            !['className', 'id', 'name'].includes(Array.isArray(name) ? String(name[0]) : String(name)),
        ),
      ]),
    ),
    img: ['alt', 'src'],
  },
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
};

type HeadingLevel = 2 | 3;

/**
 * Headings go on from the page's own without a gap; images elsewhere would be requests to third parties.
 * Scrolling regions are groups, not landmarks: a page may hold many of them.
 */
function adapt(topHeading: HeadingLevel) {
  let level = topHeading - 1;
  const visit = (node: Node, parent: Node | undefined): void => {
    const heading = /^h([1-6])$/.exec(node.tagName ?? '');
    if (heading && isBlank(node)) {
      node.tagName = 'p';
    } else if (heading) {
      level = Math.min(6, Number(heading[1]) - 1 + topHeading, level + 1);
      node.tagName = `h${level}`;
    }
    if (node.tagName === 'td' || node.tagName === 'th') adaptCell(node);
    if (node.tagName === 'img') imageToLink(node);
    if (node.tagName === 'a') adaptLink(node);
    if (node.tagName === 'table') node.properties = { className: ['dt', 'fit'] };
    if (node.tagName === 'pre')
      node.properties = { className: ['code'], role: 'group', ariaLabel: 'Code', tabIndex: 0 };
    for (const child of [...(node.children ?? [])]) visit(child, node);
    if (node.tagName === 'table' && parent?.children) {
      const region = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['tw'], role: 'group', ariaLabel: 'Table', tabIndex: 0 },
        children: [node],
      };
      parent.children[parent.children.indexOf(node)] = region;
    }
  };
  return (tree: Node) => {
    level = topHeading - 1;
    visit(tree, undefined);
  };
}

/** `align` is an attribute of the past; numbers are what people align to the right. */
function adaptCell(node: Node): void {
  const { align, ...rest } = node.properties ?? {};
  node.properties = align === 'right' ? { ...rest, className: ['n'] } : rest;
  // A heading without a word heads nothing.
  if (node.tagName === 'th' && node.children?.length === 0) node.tagName = 'td';
}

/** Whether an element holds nothing that can be seen. */
function isBlank({ tagName, value, children }: Node): boolean {
  return tagName !== 'img' && !value?.trim() && (children ?? []).every(isBlank);
}

function imageToLink(node: Node): void {
  const { src, alt } = node.properties ?? {};
  node.tagName = 'a';
  node.properties = typeof src === 'string' ? { href: src } : {};
  node.children = [{ type: 'text', value: `[image: ${String(alt || src || 'without description')}]` }];
}

/** Relative links would lead into our own site; they are shown as text. */
function adaptLink(node: Node): void {
  const link = node.properties?.['href'];
  const absolute = typeof link === 'string' && /^(https?:\/\/|mailto:)/i.test(link);
  node.properties = absolute ? { href: link, rel: ['nofollow', 'noopener'] } : {};
  if (!absolute) node.tagName = 'span';
}

const processors = new Map<HeadingLevel, Processor<never, never, never, never, never>>();
const known = new Map<string, string>();
const MOST_CHARACTERS = 100_000;

function makeProcessor(topHeading: HeadingLevel) {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeSanitize, SCHEMA)
    .use(adapt, topHeading)
    .use(rehypeStringify);
}

/**
 * Renders GitHub-flavoured Markdown to HTML that is safe on our pages: no script, style, form, id or class of the
 * author's, no request to another host.
 *
 * @param topHeading the level of the first heading: 3 within a section, 2 before the first one.
 */
export function renderMarkdown(text: string, topHeading: HeadingLevel = 3): string {
  const key = topHeading + text;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const processor = processors.get(topHeading) ?? (makeProcessor(topHeading) as never);
  processors.set(topHeading, processor);
  const html = String(
    (processor as unknown as ReturnType<typeof makeProcessor>).processSync(text.slice(0, MOST_CHARACTERS)),
  );
  known.set(key, html);
  return html;
}
