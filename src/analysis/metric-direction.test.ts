import { describe, expect, it } from 'vitest';
import vectors from './direction.vectors.json' with { type: 'json' };
import { inferDirection } from './metric-direction.ts';

const WORDS = { max: 'maximize', min: 'minimize', none: 'none', unknown: 'unknown' };

describe('inferDirection', () => {
  it.each(vectors.cases.map(({ inputs, expected }) => [inputs.name, expected.direction] as const))(
    'reads %s as %s',
    (name, direction) => {
      expect(inferDirection(name)).toBe(WORDS[direction as keyof typeof WORDS]);
    },
  );

  it.each(['learning_rate', 'optimizer/learning_rate_0', 'best_learning_rate', 'weight_decay', 'loss_scale'])(
    'takes %s, which an optimiser logs, for no quality',
    (name) => {
      expect(inferDirection(name)).toBe('none');
    },
  );

  it('does not read names of object members as words', () => {
    expect(inferDirection('__proto__')).toBe('unknown');
    expect(inferDirection('constructor')).toBe('unknown');
  });
});
