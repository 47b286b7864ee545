import { describe, expect, it } from 'vitest';
import { parseSettings } from '../settings/read-settings.ts';
import { metricDecimals, rankedDecimals } from './metric-display.ts';

const settings = parseSettings('metrics: [{ metric: set, digits: 1 }]', 'runfolio.yaml');
const LOSSES = [0.24, 0.25, 0.31, 900];

describe('rankedDecimals', () => {
  it('tells the better half apart beside a run that diverged', () => {
    expect(metricDecimals(settings, 'loss', LOSSES)).toBe(0);
    expect(rankedDecimals(settings, 'loss', 'minimize', LOSSES)).toBe(4);
  });

  it('takes the better half by the goal', () => {
    expect(rankedDecimals(settings, 'gain', 'maximize', LOSSES)).toBe(0);
    expect(rankedDecimals(settings, 'gain', 'maximize', [-900, 0.31, 0.25, 0.24])).toBe(4);
  });

  it('leaves decimals that the settings ask for as they are', () => {
    expect(rankedDecimals(settings, 'set', 'minimize', LOSSES)).toBe(1);
  });
});
