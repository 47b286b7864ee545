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
