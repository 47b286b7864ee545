import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseModelFile, type SignatureField } from './mlmodel.ts';

/** Written by MLflow 3.17: `ModelSignature.to_dict()`, with a field of every type that it has. */
const EVERY_TYPE = `
signature:
  inputs: '[{"type": "double", "name": "sepal length", "required": true}, {"type": "long", "name": "n", "required": false}, {"type": "array", "items": {"type": "string"}, "name": "tags", "required": true}, {"type": "object", "properties": {"content": {"type": "string", "required": false}, "role": {"type": "string", "required": true}}, "name": "message", "required": true}, {"type": "map", "values": {"type": "double"}, "name": "scores", "required": true}, {"type": "array", "items": {"type": "array", "items": {"type": "long"}}, "name": "grid", "required": false}, {"type": "any", "name": "extra", "required": true}]'
  outputs: '[{"name": "images", "type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 28, 28]}}]'
  params: '[{"name": "temperature", "default": 0.5, "shape": null, "type": "double"}, {"name": "stop", "default": ["a"], "shape": [-1], "type": "string"}, {"name": "opts", "default": {"k": 1}, "shape": null, "type": "object", "properties": {"k": {"type": "long", "required": true}}}]'
`;

const text = ({ name = '', type, shape, required, default: preset }: SignatureField) =>
  `${name}: ${type}${shape ?? ''}${required ? ' (required)' : ' (optional)'}${preset === undefined ? '' : ` = ${preset}`}`;

describe('parseModelFile', () => {
  it('writes every type as MLflow does', () => {
    const { signature } = parseModelFile(EVERY_TYPE);
    expect(signature?.inputs?.map(text)).toEqual([
      'sepal length: double (required)',
      'n: long (optional)',
      'tags: Array(string) (required)',
      'message: {content: string (optional), role: string (required)} (required)',
      'scores: Map(str -> double) (required)',
      'grid: Array(Array(long)) (optional)',
      'extra: Any (required)',
    ]);
    expect(signature?.outputs?.map(text)).toEqual(['images: float32(-1, 28, 28) (required)']);
    expect(signature?.params?.map(text)).toEqual([
      'temperature: double (optional) = 0.5',
      'stop: string(-1,) (optional) = ["a"]',
      'opts: {k: long (required)} (optional) = {"k":1}',
    ]);
  });

  it('reads the files of the sample store, which MLflow 3 wrote', () => {
    const files = globSync('runs/**/models/*/artifacts/MLmodel').sort();
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const model = parseModelFile(readFileSync(file, 'utf8'));
      expect(file).toContain(model.modelId ?? 'no id');
      expect(model.flavors.map(({ name }) => name)).toEqual(['python_function', 'sklearn']);
      expect(model.flavors[1]?.facts).toContainEqual(['serialization_format', 'cloudpickle']);
      expect(model.mlflowVersion).toMatch(/^3\./);
      expect(model.createdText).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d/);
      expect(model.sizeBytes).toBeGreaterThan(100);
      expect(model.signature?.inputs?.length ?? 0).toBeGreaterThan(0);
    }
  });

  it('reads what MLflow 1 wrote: no `required`, no `model_id`', () => {
    const model = parseModelFile(
      'artifact_path: model\nflavors:\n  python_function:\n    loader_module: mlflow.sklearn\nrun_id: abc\n' +
        'signature:\n  inputs: \'[{"name": "x", "type": "double"}, {"name": "y", "type": "long", "optional": true}]\'\n  outputs: null\n',
    );
    expect(model.signature?.inputs?.map(text)).toEqual(['x: double (required)', 'y: long (optional)']);
    expect(model.signature?.outputs).toBeUndefined();
    expect(model.modelId).toBeUndefined();
    expect(model.runId).toBe('abc');
  });

  it.each([
    ['an empty file', ''],
    ['a list', '- 1\n- 2'],
    ['a scalar', 'hello'],
    ['broken YAML', 'flavors: [1, \nsignature: "x'],
    ['flavors that are a text', 'flavors: none'],
    ['aliases that explode', `a: &a [1]\n${'b: [*a, *a, *a]\n'.repeat(200)}`],
    ['a signature that is a text', 'signature: none'],
    ['a signature whose JSON is cut off', `signature:\n  inputs: '[{"type": "dou'`],
    ['a signature whose JSON is no list', `signature:\n  inputs: '{"type": "double"}'`],
  ])('finds nothing in %s', (_name, file) => {
    const model = parseModelFile(file);
    expect(model.flavors).toEqual([]);
    expect(model.signature?.inputs).toBeUndefined();
  });

  it('survives odd fields, nesting without end and hostile names', () => {
    const deep = `${'{"type":"array","items":'.repeat(500)}"long"${'}'.repeat(500)}`;
    const { signature, flavors } = parseModelFile(
      `flavors:\n  __proto__:\n    constructor: x\nsignature:\n  inputs: '[1, null, {}, {"name": "__proto__", "type": 7}, ${deep}]'`,
    );
    expect(flavors).toEqual([{ name: '__proto__', facts: [['constructor', 'x']] }]);
    expect(signature?.inputs?.map(text)).toEqual([
      ': unknown (required)',
      '__proto__: unknown (required)',
      `: ${'Array('.repeat(9)}…${')'.repeat(9)} (required)`,
    ]);
  });
});
