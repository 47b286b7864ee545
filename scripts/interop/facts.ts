/** A leaf of what was read: where it stands in its thing, and its value as text. */
export type Fact = { readonly path: readonly string[]; readonly value: string };

/** All leaves of one thing, e.g. of a run, by their path. */
export type Thing = ReadonlyMap<string, Fact>;

/** Things by collection and id. */
export type Facts = ReadonlyMap<string, ReadonlyMap<string, Thing>>;

/** Collections as lists of JSON objects, under the names that a snapshot gives their fields. */
export type Form = Readonly<Record<string, readonly object[]>>;

/**
 * The fields that tell the elements of a list apart, of those present; by the list's name, or by that of its collection
 * and its own.
 */
const IDENTITY: Readonly<Record<string, readonly string[]>> = {
  experiments: ['experimentId'],
  runs: ['runId'],
  datasets: ['experimentKey', 'name', 'digest', 'context'],
  'logged-models': ['modelId'],
  'registered-models': ['name'],
  traces: ['traceId', 'state'],
  params: ['key'],
  tags: ['key'],
  metrics: ['key'],
  // Every dataset has a latest value of its own.
  'logged-models.metrics': ['key', 'runId', 'dataset'],
  histories: ['key'],
  modelInputs: ['modelId'],
  modelOutputs: ['modelId'],
  files: ['path'],
  versions: ['version'],
  aliases: ['alias'],
};

/** The key of a path in a `Thing`. */
export function pathKey(path: readonly string[]): string {
  return JSON.stringify(path);
}

/** The value at a path, if there is one. */
export function valueAt(thing: Thing | undefined, ...path: readonly string[]): string | undefined {
  return thing?.get(pathKey(path))?.value;
}

/** Takes collections apart into their leaves, so that two readings can be compared whatever their order. */
export function factsOf(form: Form): Facts {
  return new Map(
    Object.entries(form).map(([collection, list]) => [
      collection,
      new Map(identified([collection], list).map(([id, value]) => [id, thingOf(collection, value)])),
    ]),
  );
}

function thingOf(collection: string, value: unknown): Thing {
  const facts = [...leaves(collection, value, [])];
  return new Map(facts.map((fact) => [pathKey(fact.path), fact]));
}

function* leaves(collection: string, value: unknown, path: readonly string[]): Generator<Fact> {
  if (Array.isArray(value)) {
    const list = path.at(-1) ?? '';
    for (const [id, element] of identified([`${collection}.${list}`, list], value))
      yield* leaves(collection, element, [...path, id]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, field] of Object.entries(value)) yield* leaves(collection, field, [...path, name]);
  } else {
    yield { path, value: String(value) };
  }
}

/** Elements of a list, known by one of some names, with what identifies each; a second of the same id gets a number. */
function identified(
  names: readonly string[],
  elements: readonly unknown[],
): readonly (readonly [string, unknown])[] {
  const known = names.find((name) => name in IDENTITY);
  const fields = known === undefined ? undefined : IDENTITY[known];
  const seen = new Map<string, number>();
  return elements.map((element) => {
    const id = identityOf(element, fields);
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return [count === 1 ? id : `${id} (${count})`, element];
  });
}

/** The values of these fields, or of all. */
function identityOf(element: unknown, names: readonly string[] | undefined): string {
  if (typeof element !== 'object' || element === null) return String(element);
  const fields = new Map<string, unknown>(Object.entries(element));
  const parts = (names ?? [...fields.keys()]).flatMap((name) => {
    const field = fields.get(name);
    if (field === undefined) return [];
    return typeof field === 'object' ? Object.values(field ?? {}).map(String) : [String(field)];
  });
  return parts.join(' ');
}
