import {
  DATASET_ATTRIBUTES,
  type DatasetAttribute,
  type Field,
  TEXT_ATTRIBUTES,
  type TextAttribute,
  TIME_ATTRIBUTES,
  type TimeAttribute,
} from './ast.ts';

/** What a key can be of. */
export type Entity = 'metrics' | 'params' | 'tags' | 'attributes' | 'datasets';

/** Every name that MLflow has for an entity, the one it is printed by first. Case matters. */
export const ENTITY_NAMES: Readonly<Record<Entity, readonly string[]>> = {
  metrics: ['metrics', 'metric'],
  params: ['params', 'param', 'parameter', 'parameters'],
  tags: ['tags', 'tag'],
  attributes: ['attributes', 'attribute', 'attr', 'run'],
  datasets: ['datasets', 'dataset'],
};
export const ENTITIES = Object.keys(ENTITY_NAMES) as readonly Entity[];

/** The entity of that name. */
export function entityOf(name: string): Entity | undefined {
  return ENTITIES.find((entity) => ENTITY_NAMES[entity].includes(name));
}

const ALIASES: ReadonlyMap<string, TextAttribute | TimeAttribute> = new Map([
  ['created', 'start_time'],
  ['Created', 'start_time'],
  ['run name', 'run_name'],
  ['Run name', 'run_name'],
  ['Run Name', 'run_name'],
]);

/** All attributes by the names they are printed by; `duration` is not MLflow's. */
export const ATTRIBUTES = [...TEXT_ATTRIBUTES, ...TIME_ATTRIBUTES, 'duration'] as const;

/** The field of an attribute, whatever of its names is given. */
export function attributeField(name: string): Field | undefined {
  if (name === 'duration') return { kind: 'duration' };
  const known = ALIASES.get(name) ?? name;
  if (isOneOf(TEXT_ATTRIBUTES, known)) return { kind: 'attribute', name: known };
  return isOneOf(TIME_ATTRIBUTES, known) ? { kind: 'time', name: known } : undefined;
}

/** The attribute of a dataset of that name. */
export function datasetAttribute(name: string): DatasetAttribute | undefined {
  return isOneOf(DATASET_ATTRIBUTES, name) ? name : undefined;
}

function isOneOf<T extends string>(names: readonly T[], name: string): name is T {
  return names.some((known) => known === name);
}

/** Functions of a metric or, `number`, of a param or tag. */
export const FUNCTIONS = ['best', 'min', 'max', 'mean', 'at', 'number'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** The function of that name, whatever its case. */
export function functionOf(name: string): FunctionName | undefined {
  return FUNCTIONS.find((known) => known === name.toLowerCase());
}

/** Words that sqlparse takes for keywords even after a dot, so that MLflow needs them quoted. */
const RESERVED = /^(?:case|in|values|using|from|as)$/i;
/** What sqlparse takes for a number after a dot. */
const NUMERIC = /^(?:\d+$|\d+e\d|0x[\da-f])/i;
const PLAIN = /^[\p{L}\p{N}_]+$/u;

/** Whether a key, or a part of one between dots, may stand without quotes in MLflow as well. */
export function isPlainKey(part: string): boolean {
  return PLAIN.test(part) && !RESERVED.test(part) && !NUMERIC.test(part);
}
