import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { framedHtml } from '../../src/previews/framed-document.ts';
import { makePng } from '../../src/testing/make-png.ts';
import { checkSite, type SiteCheckOptions } from './check-site.ts';
import { RULES, type Rule } from './finding.ts';

const POLICY =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; script-src 'none'";
const ISLAND_POLICY = POLICY.replace("script-src 'none'", "script-src 'self'");
const SCRIPT = '<script type="module" src="/_astro/start.B1.js"></script>';

type Parts = { readonly head?: string; readonly body?: string; readonly policy?: string };

function page({ head = '', body = '', policy = POLICY }: Parts): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="description" content="A page."><title>A page</title>
<meta http-equiv="content-security-policy" content="${policy}">
<link rel="stylesheet" href="/_astro/x.B1.css">${head}</head>
<body><main id="main"><h1>A page</h1>${body}</main></body></html>`;
}

const HOME = '<a href="/runs/a/">a</a>';
const SOUND: Readonly<Record<string, string>> = {
  'index.html': page({ body: HOME }),
  '404.html': page({ body: '<a href="/">home</a>' }),
  'runs/a/index.html': page({ body: '<p id="here">a</p><a href="#here">b</a><a href="../../#main">c</a>' }),
  'runs/a/run.json': '{}',
  'runs/a/frames/b.html': framedHtml(new TextEncoder().encode('<script>alert(1)</script>'), 'off'),
  '_astro/x.B1.css': 'body{margin:0}',
};
/** A sound site but for what stands in the body of its home page. */
const body = (html: string) => ({ 'index.html': page({ body: HOME + html }) });
const pixel = `data:image/gif;base64,${'A'.repeat(10)}`;

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Sites with one thing wrong, by the rule that finds it. */
const WRONG: readonly (readonly [rule: Rule, name: string, files: Files])[] = [
  ['broken-link', 'a link to no file', body('<a href="/runs/b/">b</a>')],
  ['broken-link', 'a link that differs by case', body('<a href="/runs/A/">b</a>')],
  ['broken-link', 'an image that is not there', body('<img src="/a.png" alt="a">')],
  ['broken-link', 'one image of a set', body('<img src="/runs/a/run.json" srcset="/b.png 2x" alt="a">')],
  ['broken-link', 'a poster', body('<video poster="/b.png" src="/runs/a/run.json" controls></video>')],
  ['broken-link', 'data of an object', body('<object data="/b.json">b</object>')],
  ['broken-link', 'malformed percent-encoding', body('<a href="/runs/%zz/">b</a>')],
  ['broken-link', 'a percent sign encoded twice', body('<a href="/runs/%2561/">b</a>')],
  ['broken-link', 'a file of a style sheet', { '_astro/x.B1.css': 'a{background:url(/no.png)}' }],
  ['broken-anchor', 'an anchor on the page', body('<a href="#nowhere">b</a>')],
  ['broken-anchor', 'an anchor on another page', body('<a href="/runs/a/#nowhere">b</a>')],
  ['broken-reference', 'a label', body('<section aria-labelledby="no"><h2>x</h2></section>')],
  ['broken-reference', 'a clip path', body('<svg><g clip-path="url(#no)"></g></svg>')],
  ['broken-reference', 'a shape', body('<svg><use href="#no"></use></svg>')],
  ['missing-slash', 'a page without its slash', body('<a href="/runs/a">b</a>')],
  ['link-scheme', 'a link to a data URL', body('<a href="data:text/html,x">b</a>')],
  ['link-scheme', 'a link to a local file', body('<a href="file:///etc/passwd">b</a>')],
  ['external-resource', 'an image from elsewhere', body('<img src="https://x.example/a.png" alt="a">')],
  ['external-resource', 'one without a scheme', body('<img src="//x.example/a.png" alt="a">')],
  ['external-resource', 'an import', { '_astro/x.B1.css': '@import "https://x.example/a.css";' }],
  ['duplicate-id', 'an id used twice', body('<p id="main">b</p>')],
  ['inline-code', 'a script', body('<script>alert(1)</script>')],
  ['inline-code', 'a style', { 'index.html': page({ body: HOME, head: '<style>a{}</style>' }) }],
  ['inline-code', 'an event handler', body('<p onclick="alert(1)">b</p>')],
  ['inline-code', 'a style attribute', body('<p style="color:red">b</p>')],
  ['content-policy', 'inline scripts allowed', policy("'unsafe-inline'")],
  ['content-policy', 'eval allowed', policy("'unsafe-eval'")],
  ['content-policy', 'another host allowed', policy('https://x.example')],
  ['content-policy', 'no policy', { 'index.html': page({ body: HOME }).replace(/<meta http-equiv.*>/, '') }],
  ['open-frame', 'a frame without a sandbox', body('<iframe src="/runs/a/" title="a"></iframe>')],
  [
    'open-frame',
    'a frame of our origin',
    body('<iframe sandbox="allow-scripts allow-same-origin" title="a"></iframe>'),
  ],
  ['content-policy', 'scripts allowed without an island', island({ body: '' })],
  ['content-policy', 'no scripts allowed with an island', island({ policy: POLICY })],
  ['content-policy', 'a hash', island({ policy: `${POLICY.replace("'none'", "'self' 'sha256-AA=='")}` })],
  [
    'content-policy',
    'scripts left to the default',
    island({ policy: ISLAND_POLICY.replace("; script-src 'self'", '') }),
  ],
  ['unneeded-script', 'a script without an island', withScript()],
  ['foreign-script', 'a script of a run', island({ script: SCRIPT.replace('/_astro', '/runs/a') })],
  ['foreign-script', 'a script that is no module', island({ script: SCRIPT.replace(' type="module"', '') })],
  [
    'foreign-script',
    'a preload of a run',
    island({ script: '<link rel="modulepreload" href="/runs/a/run.js">' }),
  ],
  ['social-image', 'no such picture', picture('https://x.example/no.png')],
  ['social-image', 'no picture', picture('https://x.example/runs/a/run.json')],
  ['social-image', 'no whole address', picture('/card.png')],
  ['social-image', 'a picture without words', picture('https://x.example/card.png', { alt: '' })],
  ['social-image', 'another width', picture('https://x.example/card.png', { width: 3 })],
  ['document', 'no title', { 'index.html': page({ body: HOME }).replace('<title>A page</title>', '') }],
  ['document', 'no language', { 'index.html': page({ body: HOME }).replace(' lang="en"', '') }],
  ['document', 'two first headings', body('<h1>b</h1>')],
  ['document', 'no description', { 'index.html': page({ body: HOME }).replace('"A page."', '""') }],
  ['parse-error', 'an attribute twice', body('<p title="a" title="b">b</p>')],
  ['parse-error', 'a null character', body('<p>\0</p>')],
  ['markup', 'elements that overlap', body('<p><b><i>b</b></i></p>')],
  ['markup', 'a block in a paragraph-like element', body('<p><span><div>b</div></span></p>')],
  ['markup', 'an obsolete attribute', body('<table><tbody><tr><td align="left">b</td></tr></tbody></table>')],
  ['orphan-page', 'a page nobody links to', { 'runs/b/index.html': page({}) }],
  ['file-name', 'capitals', { 'runs/a/Plot.png': '' }],
  ['file-name', 'a space', { 'runs/a/a b.png': '' }],
  ['file-name', 'a device', { 'runs/a/con.txt': '' }],
  ['file-name', 'a trailing dot', { 'runs/a/b.': '' }],
  ['file-name', 'two of one name', { '_astro/a.js': '', '_astro/A.js': '' }],
  ['file-name', 'a long path', { [`runs/a/${'b'.repeat(200)}`]: '' }],
  ['active-file', 'a frame without a policy', { 'runs/a/frames/b.html': '<script>alert(1)</script>' }],
  ['active-file', 'an SVG artifact', { 'runs/a/artifacts/plot.svg': '<svg/>' }],
  ['run-page-size', 'a long run page', { 'runs/a/index.html': page({ body: 'x'.repeat(40_000) }) }],
  [
    'first-view-size',
    'a heavy image',
    { ...body('<img src="/big.png" alt="a">'), 'big.png': 'x'.repeat(150_000) },
  ],
];

function policy(source: string): Readonly<Record<string, string>> {
  return { 'index.html': page({ body: HOME, policy: `${POLICY}; style-src 'self' ${source}` }) };
}

/** A home page that names a picture of 2 × 1 for links to it. */
function picture(
  address: string,
  { alt = 'A page.', width = 2 }: { readonly alt?: string; readonly width?: number } = {},
): Readonly<Record<string, string | Uint8Array>> {
  const meta = (name: string, content: string) => `<meta property="og:image${name}" content="${content}">`;
  const size = meta(':width', String(width)) + meta(':height', '1');
  const head = meta('', address) + size + meta(':alt', alt);
  return { 'index.html': page({ body: HOME, head }), 'card.png': makePng(2, 1, 0) };
}

/** A home page with an island, sound unless a part of it is given. */
function island({
  body: inner = '<div data-island="runs-table"></div>',
  policy: given = ISLAND_POLICY,
  script = SCRIPT,
}: {
  readonly body?: string;
  readonly policy?: string;
  readonly script?: string;
}): Readonly<Record<string, string>> {
  return {
    'index.html': page({ body: HOME + inner, head: script, policy: given }),
    '_astro/start.B1.js': '',
    'runs/a/start.B1.js': '',
    'runs/a/run.js': '',
  };
}

function withScript(): Readonly<Record<string, string>> {
  return { ...body('<script src="/_astro/a.js"></script>'), '_astro/a.js': '' };
}

describe('checkSite', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'runfolio-check-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function check(files: Files, options: Partial<SiteCheckOptions> = {}) {
    for (const [file, text] of Object.entries({ ...SOUND, ...files })) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return checkSite({
      folder,
      base: '/',
      runPageBytes: 40_000,
      validateAll: 100,
      onProgress: () => {},
      ...options,
    });
  }
  const found = (...args: Parameters<typeof check>) => [
    ...new Set(check(...args).findings.map(({ rule }) => rule)),
  ];

  it('finds nothing in a sound site', () => {
    expect(check({}).findings).toEqual([]);
  });

  it.each(WRONG)('finds %s: %s', (rule, _name, files) => {
    expect(found(files)).toContain(rule);
  });

  it('has a failing site for every rule but the size of the whole site and the base', () => {
    const tested = new Set<string>([...WRONG.map(([rule]) => rule), 'site-size', 'outside-base']);
    expect(Object.keys(RULES).filter((rule) => !tested.has(rule))).toEqual([]);
  });

  it.each([
    ['a link elsewhere', '<a href="https://x.example/">b</a>'],
    ['a mail address', '<a href="mailto:a@x.example">b</a>'],
    ['an image in the page', `<img src="${pixel}" alt="a">`],
    ['the top of the page', '<a href="#top">b</a>'],
    ['what an interactive part shows', '<a href="#runs=a,b">b</a>'],
    ['a link with a query', '<a href="/runs/a/?x=1#here">b</a>'],
    ['a percent-encoded link', '<a href="/runs/%61/">b</a>'],
    ['text that looks like code', '<p>&lt;script&gt;alert(1)&lt;/script&gt; style="x" onclick=</p>'],
    ['a title that looks like code', '<p title="javascript:alert(1)">b</p>'],
    ['data in a script element', '<script type="application/json">{"a":1}</script>'],
    ['a shut frame', '<iframe sandbox title="a" src="/runs/a/run.json"></iframe>'],
  ])('lets pass %s', (_name, html) => {
    expect(check(body(html)).findings).toEqual([]);
  });

  it('lets pass bundled scripts on a page with an island', () => {
    expect(check(island({})).findings.filter(({ file }) => file === 'index.html')).toEqual([]);
  });

  it('lets pass a picture for links that is what the page says', () => {
    expect(check(picture('https://x.example/card.png')).findings).toEqual([]);
    const files = picture('https://x.example/repo/card.png');
    expect(found(files, { base: '/repo/' })).not.toContain('social-image');
  });

  it('reports a link that ignores the base path', () => {
    expect(found({}, { base: '/repo/' })).toContain('outside-base');
  });

  it('serves the site below its base path', () => {
    const files = Object.entries(SOUND).map(([file, text]) => [file, text.replaceAll('="/', '="/repo/')]);
    expect(check(Object.fromEntries(files), { base: '/repo' }).findings).toEqual([]);
  });

  it('does not count artifacts to the size of a run page', () => {
    const artifacts = `<section data-section="artifacts"><section></section>${'x'.repeat(40_000)}</section>`;
    const result = check({ 'runs/a/index.html': page({ body: artifacts }) });
    expect(result.findings).toEqual([]);
    expect(result.largestRunPage?.bytes).toBe(page({}).length);
  });

  it('validates a sample of a large site, and says how many', () => {
    const runs = Array.from({ length: 30 }, (_, index) => `runs/r${index}/index.html`);
    const files = {
      ...Object.fromEntries(runs.map((file) => [file, page({})])),
      ...body(runs.map((file) => `<a href="/${file.replace('index.html', '')}">r</a>`).join(' ')),
    };
    expect(check(files)).toMatchObject({ findings: [], pages: 33, validated: 33 });
    expect(check(files, { validateAll: 10 })).toMatchObject({ findings: [], pages: 33, validated: 22 });
  });

  it('tells where a finding is', () => {
    expect(check(body('\n<a href="/no/">b</a>')).findings).toEqual([
      {
        rule: 'broken-link',
        file: 'index.html',
        place: { line: 7, column: 1 },
        what: 'a[href] /no/: no no/index.html',
      },
    ]);
  });
});
