/** Attributes that only matter to Vega's own runtime, or say what is so anyway. */
const NEEDLESS =
  / (?:class|role|aria-hidden|aria-label|aria-roledescription|pointer-events|font-family|xmlns:xlink|version)="[^"]*"| opacity="1"| font-weight="normal"| stroke-dasharray="1,0"| stroke-width="1"| stroke-miterlimit="4"/g;
const MEASURES = /( (?:d|transform|x2|y2)=")([^"]*)/g;
const EMPTY = [
  /<path[^>]* d="M0,0h\d+(?:\.\d+)?v\d+(?:\.\d+)?h-?\d+(?:\.\d+)?Z"\/>/g,
  /<path[^>]* d="" display="none"\/>/g,
  /<path d="M0,0h0v0h0Z"\/>/g,
  /<text[^>]*\/>/g,
];

function shorten(numbers: string): string {
  return numbers.replace(/-?\d+\.\d{2,}(?:e-?\d+)?/g, (text) => String(Math.round(Number(text) * 10) / 10));
}

/**
 * Makes Vega's SVG a part of a page: no roles, ids, styles or fonts of its own, coordinates to a tenth of a pixel,
 * empty shapes gone. Text is left alone: only what stands between `<` and `>` is changed.
 *
 * @returns the inner markup and the size of the drawing.
 */
export function cleanSvg(svg: string): {
  readonly inner: string;
  readonly width: number;
  readonly height: number;
} {
  const size = /viewBox="0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"/.exec(svg);
  if (!size) throw new Error('missing viewBox in a drawing');
  let inner = svg
    .replace(/^<svg[^>]*>|<\/svg>$/g, '')
    .replace(/<[^>]*>/g, (tag) =>
      tag.replace(NEEDLESS, '').replace(MEASURES, (_, name: string, value: string) => name + shorten(value)),
    )
    .replaceAll(' transform="translate(0,0)"', '');
  for (const pattern of EMPTY) inner = inner.replace(pattern, '');
  // Groups that hold nothing, and groups that only wrap one: each round opens the next.
  for (let before = ''; before !== inner; ) {
    before = inner;
    inner = inner
      .replace(/<g[^>]*><\/g>/g, '')
      .replace(/<g><g>((?:(?!<\/?g[ >]).)*)<\/g><\/g>/g, '<g>$1</g>');
  }
  return { inner, width: Number(size[1]), height: Number(size[2]) };
}
