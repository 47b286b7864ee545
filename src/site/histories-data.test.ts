import { describe, expect, it } from 'vitest';
import type { ExperimentKey } from '../entities/ids.ts';
import type { StoredRun } from '../entities/run.ts';
import { settingsSchema } from '../settings/settings.ts';
import { makeMetric, makeRun } from '../testing/make-run.ts';
import { planHistories } from './histories-data.ts';

const metric = (key: string, points: number, firstStep: number, lastStep: number) => ({
  ...makeMetric(key, 1),
  points,
  firstStep,
  lastStep,
});
const runs = [
  makeRun({ key: 'a', metrics: [metric('loss', 3, 0, 20), metric('val/acc', 1, 7, 7)] }),
  makeRun({ key: 'b', metrics: [metric('loss', 2, -5, 5)] }),
] as unknown as readonly StoredRun[];
const plan = (historyPoints: number) =>
  planHistories('1' as ExperimentKey, runs, settingsSchema.parse({ limits: { historyPoints } }));

describe('planHistories', () => {
  it('gives each metric with points a file, and says which steps it has', () => {
    const { histories, ofMetric } = plan(6);
    expect(histories).toEqual({ points: 6, most: 6, meanOfLast: 5 });
    expect(ofMetric('loss')).toEqual({ file: 'histories/loss.json', firstStep: -5, lastStep: 20 });
    expect(ofMetric('val/acc')?.file).toMatch(/^histories\/val-acc-[0-9a-f]{8}\.json$/);
    expect(ofMetric('other')).toBeUndefined();
  });

  it('gives none a file when all of them have more points than the limit, and says how many', () => {
    const { histories, ofMetric } = plan(5);
    expect(histories).toMatchObject({ points: 6, most: 5 });
    expect(ofMetric('loss')).toBeUndefined();
  });
});
