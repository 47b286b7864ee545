import { z } from 'zod';
import { settingsSchema } from './settings.ts';

/** The names of the settings at a path, e.g. `['metrics', 0]`, as the schema has them; none when there are none. */
export function settingNamesAt(path: readonly PropertyKey[]): readonly string[] {
  let schemas: readonly z.core.$ZodType[] = [settingsSchema];
  for (const key of path) schemas = schemas.flatMap(branches).flatMap((schema) => below(schema, key));
  return schemas.flatMap(branches).flatMap((schema) => (isObject(schema) ? Object.keys(schema.shape) : []));
}

const isObject = (schema: z.core.$ZodType): schema is z.ZodObject => schema instanceof z.ZodObject;

/** What a schema stands for without its default or optionality; every option of a union. */
function branches(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return branches(schema.def.innerType);
  return schema instanceof z.ZodUnion ? schema.options.flatMap(branches) : [schema];
}

function below(schema: z.core.$ZodType, key: PropertyKey): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element];
  const inner = isObject(schema) ? schema.shape[String(key)] : undefined;
  return inner ? [inner] : [];
}
