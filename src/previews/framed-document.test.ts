import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { framedHtml, framedSvg, frameSandbox } from './framed-document.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, isLittle: boolean) =>
  Uint8Array.from([
    ...(isLittle ? [0xff, 0xfe] : [0xfe, 0xff]),
    ...[...text].flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  ]);

const PREFIX =
  "<!doctype html><meta charset=utf-8><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

type Node = { nodeName: string; attrs?: { name: string; value: string }[]; childNodes?: Node[] };

/** The elements of a document in the order a browser meets them, with their attributes. */
function elements(html: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const visit = (node: Node) => {
    if (!node.nodeName.startsWith('#'))
      found.push({
        name: node.nodeName,
        attributes: Object.fromEntries((node.attrs ?? []).map(({ name, value }) => [name, value])),
      });
    for (const child of node.childNodes ?? []) visit(child);
  };
  visit(parse(html) as unknown as Node);
  return found.filter(({ name }) => !['html', 'head', 'body'].includes(name));
}

const HOSTILE: [string, Uint8Array][] = [
  ['a whole document', utf8('<!doctype html><html><head><meta charset="latin1"><script>1</script>')],
  ['its own policy', utf8('<meta http-equiv="Content-Security-Policy" content="default-src *">')],
  ['the end of a frame', utf8('</iframe></html><script>1</script>')],
  ['the end of our tag', utf8('"><script>1</script>')],
  ['a comment that never ends', utf8('--><!-- ')],
  ['a byte order mark', utf8('\ufeff<script>1</script>')],
  ['UTF-16, little endian', utf16('<script>1</script>', true)],
  ['UTF-16, big endian', utf16('<script>1</script>', false)],
  ['UTF-7', utf8('<meta charset="utf-7">+ADw-script+AD4-')],
  ['an unknown charset', Uint8Array.from([...utf8('<meta charset="nonsense"><p>'), 0xe9])],
  ['a NUL', utf8('\0<script>1</script>')],
  ['nothing', new Uint8Array()],
];

describe('framedHtml', () => {
  it.each(HOSTILE)('puts the policy first, before %s', (_, bytes) => {
    const html = framedHtml(bytes, 'off');
    expect(html.startsWith(PREFIX)).toBe(true);
    const [charset, policy] = elements(html);
    expect(charset).toEqual({ name: 'meta', attributes: { charset: 'utf-8' } });
    expect(policy?.attributes['http-equiv']).toBe('Content-Security-Policy');
    expect(policy?.attributes['content']).not.toContain('script-src');
  });

  it('lets scripts run only when asked, and never from elsewhere', () => {
    const policy = elements(framedHtml(utf8('<script>1</script>'), 'on'))[1]?.attributes['content'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'unsafe-inline' 'unsafe-eval'");
    expect(policy).not.toMatch(/https?:|connect-src/);
  });

  it.each([
    ['UTF-8', utf8('é')],
    ['UTF-8 with a mark', utf8('\ufeffé')],
    ['UTF-16', utf16('é', true)],
    ['windows-1252', Uint8Array.of(0xe9)],
    ['a declared charset', Uint8Array.from([...utf8('<meta charset="iso-8859-2">'), 0xe9])],
  ])('transcodes %s', (_, bytes) => {
    expect(framedHtml(bytes, 'off').replace(/<meta charset="iso-8859-2">/, '')).toMatch(/>\né$/);
  });
});

describe('framedSvg', () => {
  it.each(['<svg onload="alert(1)"><script>1</script></svg>', '</style><script>1</script>', '"><script>'])(
    'holds %s only as the data of an image',
    (svg) => {
      const html = framedSvg(utf8(svg));
      expect(html.startsWith(PREFIX)).toBe(true);
      expect(elements(html).map(({ name }) => name)).toEqual(['meta', 'meta', 'title', 'style', 'img']);
      expect(atob(elements(html)[4]?.attributes['src']?.split(',')[1] ?? '')).toBe(svg);
    },
  );
});

describe('frameSandbox', () => {
  it('never allows the frame our origin', () => {
    expect([frameSandbox('off'), frameSandbox('on')]).toEqual(['', 'allow-scripts']);
  });
});
