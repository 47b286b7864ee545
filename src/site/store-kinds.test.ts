import { describe, expect, it } from 'vitest';
import { storeKinds } from './store-kinds.ts';

const files = { kind: 'mlflow-file-store' } as const;
const database = { kind: 'mlflow-sqlite' } as const;

describe('storeKinds', () => {
  it.each([
    [[files], 'MLflow file store'],
    [[files, files], 'MLflow file stores'],
    [[database], 'MLflow database'],
    [[database, files], 'MLflow file store and database'],
    [[files, database, files, database], 'MLflow file stores and databases'],
  ])('names the kinds of %j', (sources, text) => {
    expect(storeKinds(sources)).toBe(text);
  });
});
