import { describe, expect, it } from 'vitest';
import { experimentSchema } from '../../entities/experiment.ts';
import type { MetricSummary } from '../../entities/metric.ts';
import { settingsSchema } from '../../settings/settings.ts';
import { makeMetric, makeRun } from '../../testing/make-run.ts';
import { runMetrics } from './run-metrics.ts';

const experiment = experimentSchema.parse({
  key: '1',
  sourceId: 'runs',
  experimentId: '1',
  name: 'e',
  lifecycleStage: 'active',
  tags: [],
  traces: [],
  incomplete: false,
});
const curve = (key: string, value: number, min: number, max: number): MetricSummary => ({
  ...makeMetric(key, value),
  points: 20,
  min: { value: min, step: 3 },
  max: { value: max, step: 5 },
});
const table = (metrics: readonly MetricSummary[], primary?: string) =>
  runMetrics(
    makeRun({ key: 'r', metrics: [...metrics] }),
    [],
    settingsSchema.parse({ metrics: [{ metric: 'exact', digits: 1 }] }),
    experiment,
    primary,
  );
const texts = (metric: MetricSummary) => {
  const { last, best, bestStep, min, max } = table([metric]).own.shown[0]!;
  return [last.text, best?.text, bestStep, min?.text, max?.text];
};

describe('runMetrics', () => {
  it.each([
    [
      'one number of decimals',
      curve('loss', 0.131, 0.118, 0.168),
      ['0.1310', '0.1180', '3', '0.1180', '0.1680'],
    ],
    [
      'the best by the direction',
      curve('accuracy', 0.9, 0.5, 0.95),
      ['0.9000', '0.9500', '5', '0.5000', '0.9500'],
    ],
    ['no best without a direction', curve('thing', 2, 1, 3), ['2', undefined, undefined, '1', '3']],
    [
      'values of very different size',
      curve('loss', 32.375, 0.27131, 32.5),
      ['32.38', '0.2713', '3', '0.2713', '32.50'],
    ],
    [
      'the digits that the settings want',
      curve('exact', 0.123, 0.1, 0.9),
      ['0.1', undefined, undefined, '0.1', '0.9'],
    ],
    [
      'NaN as the last value',
      curve('loss', Number.NaN, 0.5, 0.6),
      ['NaN', '0.5000', '3', '0.5000', '0.6000'],
    ],
  ])('writes %s', (_, metric, expected) => {
    expect(texts(metric)).toEqual(expected);
  });

  it('keeps the metrics of the machine apart', () => {
    const { own, system, count } = table(['a', 'system/cpu', 'systematic'].map((key) => makeMetric(key, 1)));
    expect(own.shown.map(({ key }) => key)).toEqual(['a', 'systematic']);
    expect(system.folded.map(({ key }) => key)).toEqual(['system/cpu']);
    expect(count).toBe(3);
  });

  it('shows the primary metric and curves of many metrics first', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      makeMetric(`m${String(index).padStart(2, '0')}`, 1),
    );
    const { own } = table([...many, curve('y', 1, 0, 2), makeMetric('z', 1)], 'z');
    expect(own.shown.slice(0, 3).map(({ key }) => key)).toEqual(['z', 'y', 'm00']);
    expect(own.shown.length + own.folded.length + own.left).toBe(62);
  });
});
