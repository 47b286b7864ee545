import { Buffer } from 'node:buffer';
import { encodingOfMark } from './decode-text.ts';

/**
 * GitHub Pages sets no headers, so what a framed document may do stands in its own first bytes. Nothing of the
 * document comes before them, and a policy that the document brings itself can only be stricter.
 */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:";
const CLOSED = "; base-uri 'none'; form-action 'none'";

/** `on` is for stores one trusts: Plotly and Bokeh need their own scripts, and `eval`. */
export type FrameScripts = 'off' | 'on';

/** The `sandbox` attribute of the frame that shows such a document. Never with `allow-same-origin`. */
export function frameSandbox(scripts: FrameScripts): string {
  return scripts === 'on' ? 'allow-scripts' : '';
}

function head(scripts: FrameScripts): string {
  const policy = POLICY + (scripts === 'on' ? "; script-src 'unsafe-inline' 'unsafe-eval'" : '') + CLOSED;
  return `<!doctype html><meta charset=utf-8><meta http-equiv="Content-Security-Policy" content="${policy}">`;
}

/** Whether search engines may list the document by itself, apart from the page that frames it. */
export type FrameRobots = 'index' | 'noindex';

const ROBOTS: Readonly<Record<FrameRobots, string>> = {
  index: '',
  noindex: '<meta name="robots" content="noindex">',
};

/** What every framed document begins with, byte for byte. */
export const FRAME_HEADS: readonly string[] = [head('off'), head('on')];

const DECLARED_CHARSET = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:-]{2,40})/i;
const SNIFFED_BYTES = 1024;

/** As a browser does: by the byte order mark, then UTF-8 when it is that, then by what the document declares. */
function decodeDocument(bytes: Uint8Array): string {
  const mark = encodingOfMark(bytes);
  if (mark) return new TextDecoder(mark).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const start = new TextDecoder('latin1').decode(bytes.subarray(0, SNIFFED_BYTES));
    return decoderFor(DECLARED_CHARSET.exec(start)?.[1]).decode(bytes);
  }
}

function decoderFor(label: string | undefined): TextDecoder {
  try {
    return new TextDecoder(label ?? 'windows-1252');
  } catch {
    // A label that no decoder knows.
    return new TextDecoder('windows-1252');
  }
}

/** The page that shows an HTML artifact in a sandboxed frame: our policy, then the document as UTF-8. */
export function framedHtml(bytes: Uint8Array, scripts: FrameScripts, robots: FrameRobots = 'index'): string {
  return `${head(scripts)}${ROBOTS[robots]}\n${decodeDocument(bytes)}`;
}

/** The page that shows an SVG artifact: an image element, in which no SVG runs scripts or loads anything. */
export function framedSvg(bytes: Uint8Array, robots: FrameRobots = 'index'): string {
  const url = `data:image/svg+xml;base64,${Buffer.from(bytes).toString('base64')}`;
  return `${head('off')}${ROBOTS[robots]}\n<title>SVG</title><style>body{margin:0}img{display:block;max-width:100%;height:auto}</style><img src="${url}" alt="">\n`;
}
