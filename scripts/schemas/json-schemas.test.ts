import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonSchemas, SCHEMAS_DIR } from './json-schemas.ts';

const TO_DO = 'is out of date: run "npm run schemas" and commit what it writes.';

describe('jsonSchemas', () => {
  const schemas = jsonSchemas();

  it.each([...schemas])('%s is kept as the zod schemas have it', (name, text) => {
    const file = join(SCHEMAS_DIR, name);
    expect(existsSync(file) && readFileSync(file, 'utf8') === text, `${file} ${TO_DO}`).toBe(true);
  });

  it('has a file for each, and no other is left', () => {
    expect(readdirSync(SCHEMAS_DIR).sort(), `${SCHEMAS_DIR} ${TO_DO}`).toEqual([...schemas.keys()].sort());
  });

  it('describes metric values as JSON holds them', () => {
    const line = JSON.parse(schemas.get('history-line.json') ?? '') as { properties: { values: unknown } };
    expect(line.properties.values).toEqual({
      type: 'array',
      items: { anyOf: [{ type: 'number' }, { type: 'string', enum: ['NaN', 'Infinity', '-Infinity'] }] },
    });
  });

  it('asks in the settings for nothing that has a default', () => {
    expect(JSON.parse(schemas.get('settings.json') ?? '')).not.toHaveProperty('required');
  });
});
