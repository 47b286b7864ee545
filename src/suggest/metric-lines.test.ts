import { describe, expect, it } from 'vitest';
import { metricLines } from './metric-lines.ts';

const patterns = (keys: readonly string[], others: readonly string[] = [], kindOf = (_key: string) => '') =>
  metricLines(
    keys.map((key) => ({ key })),
    ({ key }) => kindOf(key),
    [...keys, ...others],
  ).map(({ pattern, metrics }) => `${pattern} ${metrics.length}`);

describe('metricLines', () => {
  it('takes three metrics or more together that differ in their last number only', () => {
    expect(patterns(['acc_0', 'loss', 'acc_1', 'acc_12'])).toEqual(['acc_* 3', 'loss 1']);
    expect(patterns(['fold1/acc', 'fold2/acc', 'fold3/acc'])).toEqual(['fold*/acc 3']);
    expect(patterns(['task1_acc@5', 'task1_acc@10', 'task1_acc@20'])).toEqual(['task1_acc@* 3']);
    expect(patterns(['acc_0', 'acc_1'])).toEqual(['acc_0 1', 'acc_1 1']);
  });

  it('never makes a pattern that stands for another metric', () => {
    expect(patterns(['acc_0', 'acc_1', 'acc_2'], ['acc_std'])).toEqual(['acc_0 1', 'acc_1 1', 'acc_2 1']);
    expect(patterns(['acc_0', 'acc_1', 'acc_2'], ['acc_'])).toHaveLength(3);
    expect(patterns(['acc_0', 'acc_1', 'acc_2'], ['my_acc_0'])).toHaveLength(1);
  });

  it('keeps metrics of different kinds, short names and names with a * apart', () => {
    const kindOf = (key: string) => (key === 'acc_2' ? 'b' : 'a');
    expect(patterns(['acc_0', 'acc_1', 'acc_2', 'acc_3'], [], kindOf)).toHaveLength(4);
    expect(patterns(['f1', 'f2', 'f3'])).toHaveLength(3);
    expect(patterns(['acc*0', 'acc*1', 'acc*2'])).toEqual(['acc*0 1', 'acc*1 1', 'acc*2 1']);
  });
});
