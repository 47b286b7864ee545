/** Formats whose keys may stand in any order. */
export type OrderedFormat = 'json' | 'yaml';

/** The format of a path whose keys have no order; undefined for all others. */
export function orderedFormat(path: string): OrderedFormat | undefined {
  if (/\.json$/i.test(path)) return 'json';
  return /\.ya?ml$|(^|\/)(MLmodel|MLproject)$/i.test(path) ? 'yaml' : undefined;
}

/**
 * The text with the keys of all objects in order and evenly laid out; numbers and words stay as they are written.
 * Undefined when it cannot be read.
 */
export async function normalForm(text: string, format: OrderedFormat): Promise<string | undefined> {
  return format === 'json' ? normalJson(text) : normalYaml(text);
}

type RawJson = { rawJSON?: (text: string) => unknown };
type Source = { readonly source?: string } | undefined;

function normalJson(text: string): string | undefined {
  const { rawJSON } = JSON as RawJson;
  const asWritten = (_key: string, value: unknown, context?: Source) => {
    if (typeof value === 'number' && rawJSON && context?.source !== undefined) return rawJSON(context.source);
    return isPlainObject(value) ? inOrder(value) : value;
  };
  try {
    return JSON.stringify(JSON.parse(text, asWritten), null, 2);
  } catch {
    // Python writes NaN and Infinity, which are no JSON; such a file is compared as it is.
    return undefined;
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function inOrder(value: Record<string, unknown>): Record<string, unknown> {
  // `__proto__` may be a key of the file: only an object without a prototype keeps it as one.
  const sorted: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value).sort()) sorted[key] = value[key];
  return sorted;
}

async function normalYaml(text: string): Promise<string | undefined> {
  const { isMap, isScalar, parseAllDocuments, visit } = await import('yaml');
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  const keyOf = (key: unknown) => String(isScalar(key) ? key.value : key);
  for (const document of documents) {
    visit(document, (_key, node) => {
      if (isMap(node)) node.items.sort((a, b) => (keyOf(a.key) < keyOf(b.key) ? -1 : 1));
    });
  }
  return documents.map((document) => document.toString({ lineWidth: 0 })).join('---\n');
}
