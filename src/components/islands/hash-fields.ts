/** Splits the fields of a fragment, `a=1&b=2`; their values stay as they are written. */
export function hashFields(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('&').map((field): [string, string] => {
      const at = field.indexOf('=');
      return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
    }),
  );
}

/** A part of a fragment as text; undefined when it is not encoded as an address is, as in a link that was cut off. */
export function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** Items that hold a comma or backslash have a backslash before it. */
export function hashList(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/[\\,]/g, '\\$&')).join(',');
}

/** Reads what `hashList` wrote. */
export function hashItems(text: string): readonly string[] {
  if (text === '') return [];
  return [...text.matchAll(/((?:\\.|[^\\,])*)(?:,|$)/gs)]
    .map(([, item = '']) => item.replace(/\\(.)/gs, '$1'))
    .slice(0, -1);
}

/** Everything but what an address and a comment may hold as it is. */
export function escapePart(text: string): string {
  return encodeURIComponent(text).replace(/%(2C|3A|2F|3D)/g, (code) => decodeURIComponent(code));
}
