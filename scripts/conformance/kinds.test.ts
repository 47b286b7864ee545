import { describe, expect, it } from 'vitest';
import { verdictsByKind } from './kinds.ts';

describe('verdictsByKind', () => {
  it('sums up categories, and counts whatever is neither equal nor allowed as different', () => {
    const verdicts = verdictsByKind({
      run: { match: 2, missing: 1, extra: 1, allowed: 3 },
      'run.status': { match: 2, differ: 1 },
      'run.params': { match: 7 },
      'metric.latest': { match: 1 },
      'metric.historyHash': { match: 1 },
      'loggedModel.artifacts': { match: 1 },
      'version.aliases': { differ: 1 },
      somethingElse: { unheardOf: 1 },
      trace: {},
    });
    expect([...verdicts]).toEqual([
      ['artifacts', { equal: 1, different: 0, allowed: 0 }],
      ['params', { equal: 7, different: 0, allowed: 0 }],
      ['runs', { equal: 4, different: 3, allowed: 3 }],
      ['histories', { equal: 1, different: 0, allowed: 0 }],
      ['latest metrics', { equal: 1, different: 0, allowed: 0 }],
      ['aliases', { equal: 0, different: 1, allowed: 0 }],
      ['somethingElse', { equal: 0, different: 1, allowed: 0 }],
    ]);
  });
});
