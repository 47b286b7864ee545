import { describe, expect, it } from 'vitest';
import { reasonIn } from './migrate-store.ts';

describe('reasonIn', () => {
  it.each([
    [
      'the last exception of a traceback',
      'Traceback (most recent call last):\nsqlite3.IntegrityError: first\n\nsqlalchemy.exc.IntegrityError: second\n[SQL: INSERT]\n(Background)',
      'sqlalchemy.exc.IntegrityError: second',
    ],
    ['the last line without one', 'Usage: mlflow\nNo such option\n', 'No such option'],
    ['nothing of nothing', '', ''],
  ])('gives %s', (_, output, reason) => {
    expect(reasonIn(output)).toBe(reason);
  });
});
