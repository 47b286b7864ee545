/** A leaf of what was read: where it stands in its thing, and its value as text. */
export type Fact = { readonly path: readonly string[]; readonly value: string };

/** All leaves of one thing, e.g. of a run, by their path. */
export type Thing = ReadonlyMap<string, Fact>;

/** Things by collection and id. */
export type Facts = ReadonlyMap<string, ReadonlyMap<string, Thing>>;

/** Collections as lists of JSON objects, under the names that a snapshot gives their fields. */
export type Form = Readonly<Record<string, readonly object[]>>;

/** The fields that tell the elements of a list apart, by the list's name; of those present. */
const IDENTITY: Readonly<Record<string, readonly string[]>> = {
  experiments: ['experimentId'],
  runs: ['runId'],
  datasets: ['experimentKey', 'name', 'digest', 'context'],
  'logged-models': ['modelId'],
  'registered-models': ['name'],
  traces: ['traceId', 'state'],
  params: ['key'],
  tags: ['key'],
  metrics: ['key', 'runId', 'dataset'],
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
      new Map(identified(collection, list).map(([id, value]) => [id, thingOf(value)])),
    ]),
  );
}

function thingOf(value: unknown): Thing {
  const facts = [...leaves(value, [])];
  return new Map(facts.map((fact) => [pathKey(fact.path), fact]));
}

function* leaves(value: unknown, path: readonly string[]): Generator<Fact> {
  if (Array.isArray(value)) {
    for (const [id, element] of identified(path.at(-1) ?? '', value)) yield* leaves(element, [...path, id]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, field] of Object.entries(value)) yield* leaves(field, [...path, name]);
  } else {
    yield { path, value: String(value) };
  }
}

/** Elements of a list with what identifies each; a second one of the same id gets a number. */
function identified(list: string, elements: readonly unknown[]): readonly (readonly [string, unknown])[] {
  const seen = new Map<string, number>();
  return elements.map((element) => {
    const id = identityOf(list, element);
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return [count === 1 ? id : `${id} (${count})`, element];
  });
}

function identityOf(list: string, element: unknown): string {
  if (typeof element !== 'object' || element === null) return String(element);
  const fields = new Map<string, unknown>(Object.entries(element));
  const parts = (IDENTITY[list] ?? [...fields.keys()]).flatMap((name) => {
    const field = fields.get(name);
    if (field === undefined) return [];
    return typeof field === 'object' ? Object.values(field ?? {}).map(String) : [String(field)];
  });
  return parts.join(' ');
}
