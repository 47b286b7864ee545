import { parseDocument } from 'yaml';

/** One input, output or param that a model's signature declares. */
export type SignatureField = {
  /** Absent for a model that takes one unnamed column or tensor. */
  readonly name: string | undefined;
  /** As MLflow writes types: `double`, `Array(string)`, `{role: string}`; of a tensor its dtype. */
  readonly type: string;
  /** Of a tensor, and of params that are lists: `(-1, 28, 28)`, where -1 stands for any length. */
  readonly shape: string | undefined;
  readonly required: boolean;
  /** The default of a param, as JSON. */
  readonly default: string | undefined;
};

/** A part is undefined when the signature does not declare it, or when it cannot be read. */
export type ModelSignature = {
  readonly inputs: readonly SignatureField[] | undefined;
  readonly outputs: readonly SignatureField[] | undefined;
  readonly params: readonly SignatureField[] | undefined;
};

/** One way to load the model; `facts` are its plain entries, such as `sklearn_version`. */
export type ModelFlavor = { readonly name: string; readonly facts: readonly (readonly [string, string])[] };

/** What an `MLmodel` file says. Everything may be missing: MLflow 0.x wrote little more than the flavors. */
export type ModelFile = {
  readonly flavors: readonly ModelFlavor[];
  readonly signature: ModelSignature | undefined;
  readonly mlflowVersion: string | undefined;
  /** UTC as MLflow wrote it, `2026-11-24 05:19:24.505046`. */
  readonly createdText: string | undefined;
  readonly sizeBytes: number | undefined;
  /** Path of the input example, relative to the file. */
  readonly inputExample: string | undefined;
  readonly modelId: string | undefined;
  readonly runId: string | undefined;
};

/** Reads the text of an `MLmodel` file. Never throws: what cannot be read is undefined or empty. */
export function parseModelFile(text: string): ModelFile {
  const file = yamlMap(text);
  const signature = mapIn(file, 'signature');
  const size = textIn(file, 'model_size_bytes');
  return {
    flavors: flavorsOf(mapIn(file, 'flavors')),
    signature: signature && {
      inputs: parseFields(textIn(signature, 'inputs'), true),
      outputs: parseFields(textIn(signature, 'outputs'), true),
      params: parseFields(textIn(signature, 'params'), false),
    },
    mlflowVersion: textIn(file, 'mlflow_version'),
    createdText: textIn(file, 'utc_time_created'),
    sizeBytes: size !== undefined && /^\d{1,15}$/.test(size) ? Number(size) : undefined,
    inputExample: textIn(mapIn(file, 'saved_input_example_info'), 'artifact_path'),
    modelId: textIn(file, 'model_id'),
    runId: textIn(file, 'run_id'),
  };
}

type YamlMap = ReadonlyMap<unknown, unknown>;

/** Maps instead of objects: a flavor may be called `__proto__`. */
function yamlMap(text: string): YamlMap {
  try {
    const value: unknown = parseDocument(text, { schema: 'failsafe', strict: false }).toJS({
      mapAsMap: true,
      maxAliasCount: 100,
    });
    return value instanceof Map ? value : new Map();
  } catch {
    // Aliases that explode, or a tree too deep: then nothing is known of the model.
    return new Map();
  }
}

function mapIn(map: YamlMap | undefined, key: string): YamlMap | undefined {
  const value = map?.get(key);
  return value instanceof Map ? value : undefined;
}

/** The failsafe schema leaves every scalar a text, `null` included. */
function textIn(map: YamlMap | undefined, key: string): string | undefined {
  const value = map?.get(key);
  return typeof value === 'string' && value !== '' && value !== 'null' ? value : undefined;
}

function flavorsOf(flavors: YamlMap | undefined): readonly ModelFlavor[] {
  return [...(flavors ?? [])].map(([name, entries]) => ({
    name: String(name),
    facts:
      entries instanceof Map
        ? [...entries.keys()].flatMap((key): [string, string][] => {
            const value = textIn(entries, key);
            return value === undefined ? [] : [[String(key), value]];
          })
        : [],
  }));
}

type Json = { readonly [key: string]: unknown };

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads the JSON of inputs, outputs or params, which MLflow puts into its YAML as text; schemas of datasets are
 * written alike. Undefined when it is no list.
 *
 * @param requiredByDefault what a field is that does not say: inputs are required, params are not.
 */
export function parseFields(
  json: string | undefined,
  requiredByDefault: boolean,
): readonly SignatureField[] | undefined {
  if (json === undefined) return undefined;
  try {
    const fields: unknown = JSON.parse(json);
    return Array.isArray(fields)
      ? fields.filter(isJson).map((field) => fieldOf(field, requiredByDefault))
      : undefined;
  } catch {
    // Cut off or edited by hand.
    return undefined;
  }
}

function fieldOf(field: Json, requiredByDefault: boolean): SignatureField {
  const tensor = field['tensor-spec'];
  return {
    name: typeof field['name'] === 'string' ? field['name'] : undefined,
    type: isJson(tensor) ? String(tensor['dtype'] ?? 'tensor') : typeOf(field),
    shape: shapeOf(isJson(tensor) ? tensor['shape'] : field['shape']),
    required: isRequired(field, requiredByDefault),
    default: 'default' in field ? JSON.stringify(field['default']) : undefined,
  };
}

/** `required` since MLflow 2.10, `optional` before. */
function isRequired(field: Json, byDefault: boolean): boolean {
  if (typeof field['required'] === 'boolean') return field['required'];
  return byDefault && field['optional'] !== true;
}

function shapeOf(shape: unknown): string | undefined {
  if (!Array.isArray(shape)) return undefined;
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

const DEEPEST_TYPE = 8;

/** Writes a type as MLflow's own text form does; deeper nesting than anybody reads becomes an ellipsis. */
function typeOf(spec: unknown, depth = 0): string {
  if (typeof spec === 'string') return spec;
  if (!isJson(spec)) return 'unknown';
  if (depth > DEEPEST_TYPE) return '…';
  const type = spec['type'] ?? spec['dtype'];
  switch (type) {
    case 'array':
      return `Array(${typeOf(spec['items'], depth + 1)})`;
    case 'map':
      return `Map(str -> ${typeOf(spec['values'], depth + 1)})`;
    case 'object':
      return `{${propertiesOf(spec['properties'], depth + 1)}}`;
    case 'any':
      return 'Any';
    default:
      return typeof type === 'string' ? type : 'unknown';
  }
}

function propertiesOf(properties: unknown, depth: number): string {
  if (!isJson(properties)) return '';
  return Object.entries(properties)
    .map(([name, spec]) => {
      const optional = isJson(spec) && !isRequired(spec, true);
      return `${name}: ${typeOf(spec, depth)}${optional ? ' (optional)' : ' (required)'}`;
    })
    .join(', ');
}
