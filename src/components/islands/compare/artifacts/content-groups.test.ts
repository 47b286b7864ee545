import { describe, expect, it } from 'vitest';
import type { RunFile } from './artifact-items.ts';
import { contentGroups } from './content-groups.ts';

const file = (size: number, digest?: string): RunFile => ({
  path: 'a',
  size,
  url: 'u',
  reason: undefined,
  digest,
});

describe('contentGroups', () => {
  it('puts runs of the same content together and begins with the baseline’s', () => {
    const groups = contentGroups([file(1, 'x'), file(1, 'y'), file(1, 'x'), undefined, file(1, 'y')], 1);
    expect(groups?.base.runs).toEqual([1, 4]);
    expect(groups?.others.map(({ runs }) => runs)).toEqual([[0, 2]]);
    expect(groups?.missing).toEqual([3]);
    expect(groups?.isStandIn).toBe(false);
  });

  it('never takes files without a digest as the same', () => {
    const groups = contentGroups([file(1), file(1), file(1, 'x')], 0);
    expect([groups?.base.runs, ...(groups?.others.map(({ runs }) => runs) ?? [])]).toEqual([[0], [1], [2]]);
  });

  it('takes the first run that has the file when the baseline has none', () => {
    const groups = contentGroups([undefined, file(1, 'x'), file(2)], 0);
    expect([groups?.base.runs, groups?.isStandIn]).toEqual([[1], true]);
  });

  it('is undefined when nobody has the file', () => {
    expect(contentGroups([undefined], 0)).toBeUndefined();
  });
});
