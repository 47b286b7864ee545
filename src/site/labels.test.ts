import { describe, expect, it } from 'vitest';
import { experimentLabel, modelLabel } from './labels.ts';

describe('experimentLabel', () => {
  it.each([
    [{ name: 'flowers', experimentId: '7' }, 'flowers'],
    [{ name: ' ', experimentId: '7' }, 'experiment 7'],
    [{ name: 'flowers', experimentId: '7', workspace: 'team-b' }, 'flowers (team-b)'],
    [{ name: '', experimentId: '7', workspace: 'team-b' }, 'experiment 7 (team-b)'],
  ])('of %j is %s', (experiment, label) => {
    expect(experimentLabel(experiment)).toBe(label);
  });
});

describe('modelLabel', () => {
  it.each([
    [{ name: 'prices' }, 'prices'],
    [{ name: '' }, 'unnamed'],
    [{ name: 'prices', workspace: 'team-b' }, 'prices (team-b)'],
  ])('of %j is %s', (model, label) => {
    expect(modelLabel(model)).toBe(label);
  });
});
