import { describe, expect, it } from 'vitest';
import { describeValueRule, parseValueRule, type ValueRule, valueRuleText } from './value-rule.ts';

const goalOf = (metric: string) => (metric === 'val_loss' ? 'minimize' : undefined);

describe('parseValueRule', () => {
  const rules: readonly (readonly [string, ValueRule, string])[] = [
    ['last', { kind: 'last' }, 'last logged value'],
    ['best', { kind: 'best' }, 'best logged value'],
    ['mean-of-last:5', { kind: 'mean-of-last', points: 5 }, 'mean of the last 5 logged values'],
    ['mean-of-last:1', { kind: 'mean-of-last', points: 1 }, 'last logged value'],
    [
      'at-best:val_loss',
      { kind: 'at-best-of', metric: 'val_loss', goal: 'minimize' },
      'value at the step where `val_loss` is best',
    ],
    [
      'at-best:a:b',
      { kind: 'at-best-of', metric: 'a:b', goal: undefined },
      'value at the step where `a:b` is best',
    ],
  ];

  it.each(rules)('reads %s, writes it again, and describes it', (text, rule, description) => {
    const read = parseValueRule(text, goalOf);
    expect(read).toEqual(rule);
    expect(read && valueRuleText(read)).toBe(text);
    expect(describeValueRule(rule)).toBe(description);
  });

  it.each(['', 'Last', 'mean-of-last', 'mean-of-last:0', 'mean-of-last:1.5', 'at-best:', 'best:5', ' best'])(
    'takes %j for no rule',
    (text) => {
      expect(parseValueRule(text, goalOf)).toBeUndefined();
    },
  );
});
