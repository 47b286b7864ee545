import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

/** How GitHub shows a comment, as far as it matters for size and shape: its own rules, of which these are a part. */
const STYLE = `
  :root { color-scheme: light dark }
  body { margin: 16px; font: 14px/1.5 "Liberation Sans", Arial, sans-serif; color: light-dark(#1f2328, #f0f6fc);
    background: light-dark(#fff, #0d1117) }
  .comment { box-sizing: border-box; max-width: 780px; margin: auto; padding: 16px;
    border: 1px solid light-dark(#d1d9e0, #3d444d); border-radius: 6px; overflow-wrap: break-word }
  h3 { margin: 0 0 16px; font-size: 1.25em; line-height: 1.25 }
  h4 { margin: 24px 0 16px; font-size: 1em; line-height: 1.25 }
  p { margin: 0 0 10px }
  details { display: block; margin-bottom: 16px }
  summary { cursor: pointer }
  a { color: light-dark(#0969da, #4493f8) }
  code { padding: .2em .4em; font: 85% "Liberation Mono", monospace; white-space: break-spaces; border-radius: 6px;
    background: light-dark(#818b981f, #656c7633) }
  table { display: block; width: max-content; max-width: 100%; margin: 0 0 16px; overflow: auto;
    border-spacing: 0; border-collapse: collapse; font-variant: tabular-nums }
  th, td { padding: 6px 13px; border: 1px solid light-dark(#d1d9e0, #3d444d) }
  tr:nth-child(2n) { background: light-dark(#f6f8fa, #151b23) }
`;

/** A comment as a page: GitHub's Markdown and its sanitiser, without what it makes of mentions and references. */
export function githubComment(markdown: string): string {
  const html = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeSanitize, defaultSchema)
    .use(rehypeStringify)
    .processSync(markdown)
    .toString();
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Comment</title><style>${STYLE}</style><main class="comment">${html}</main></html>`;
}
