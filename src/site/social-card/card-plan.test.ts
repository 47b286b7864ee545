import { describe, expect, it } from 'vitest';
import type { ValueOf } from '../../analysis/leaderboard/board-types.ts';
import type { MetricHistory } from '../../entities/metric.ts';
import { makeExperiment, makeModel, makeTestReport } from '../../testing/make-report.ts';
import { makeMetric, makeRun } from '../../testing/make-run.ts';
import type { Report } from '../report.ts';
import type { Card } from './card.ts';
import { cardAlt } from './card-alt.ts';
import { type CardPlace, cardOf, cardPath, cardPlaces, ownPlace } from './card-plan.ts';

const run = (
  key: string,
  params: Readonly<Record<string, string>>,
  values: Readonly<Record<string, number>>,
) =>
  makeRun({
    key,
    startTimeMs: Date.UTC(2026, 4, 14),
    params: Object.entries(params).map(([name, value]) => ({ key: name, value })),
    metrics: Object.entries(values).map(([name, value]) => makeMetric(name, value)),
    history: { bytes: 100, sha256: '0'.repeat(32) },
  });
const seeds = (model: string, values: readonly number[]) =>
  values.map((value, seed) =>
    run(`${model}-${seed}`, { model, seed: String(seed) }, { val_accuracy: value }),
  );
const RUNS = [...seeds('a', [0.9, 0.91, 0.92, 0.93]), ...seeds('b', [0.5, 0.51, 0.52, 0.53])];

const measureOf =
  (report: Report): ValueOf =>
  ({ id }, { key }) => {
    const metric = report.runByKey.get(id as never)?.metrics.find((own) => own.key === key);
    return metric && { value: metric.value };
  };
const history = (key: string, values: readonly number[]): MetricHistory => ({
  key,
  steps: Float64Array.from(values, (_, step) => step),
  timestampsMs: new Float64Array(values.length),
  values: Float64Array.from(values),
});

function cardIn(
  report: Report,
  kind: 'home' | 'leaderboards' | 'experiment' | 'board',
  histories: readonly MetricHistory[] = [],
): Card {
  const [experiment] = report.experiments;
  if (!experiment) throw new Error('no experiment');
  const place: CardPlace = kind === 'experiment' || kind === 'board' ? { kind, experiment } : { kind };
  return cardOf(report, place, measureOf(report), () => histories);
}

describe('the card of an experiment', () => {
  it('says what is first, with its number and what limits it', () => {
    const { title, facts, body } = cardIn(makeTestReport({ runs: RUNS }), 'experiment');
    expect(title.text).toBe('flowers');
    expect(facts).toEqual(['8 runs', '2 configurations', '14\u00a0May\u00a02026']);
    expect(body).toMatchObject({
      kind: 'result',
      result: {
        metric: { text: 'val_accuracy' },
        value: '0.915',
        spread: '±\u202f0.021',
        of: { text: 'a' },
        notes: ['mean of 4 seeds, 95\u00a0% interval', 'first of 2 configurations'],
      },
      figure: { kind: 'dots', columns: 'names' },
    });
  });

  it('shows the curves of all repeats of what is first', () => {
    const histories = [history('loss', [3, 2, 1]), history('val_accuracy', [0.5, Number.NaN, 0.7, 0.9])];
    const { body } = cardIn(makeTestReport({ runs: RUNS }), 'experiment', histories);
    const figure = body.kind === 'result' ? body.figure : undefined;
    expect(figure).toMatchObject({ kind: 'curves', caption: 'val_accuracy by step, 4 runs' });
    const lines = figure?.kind === 'curves' ? figure.lines : [];
    expect(lines).toHaveLength(4);
    expect(lines[0]?.map(({ y }) => y === undefined)).toEqual([false, true, false, false]);
  });

  it('says that a place is shared, and that single runs are not tested', () => {
    const shared = [...seeds('a', [0.9, 0.92, 0.94]), ...seeds('b', [0.9, 0.93, 0.95])];
    const single = [
      run('x', { model: 'x' }, { val_accuracy: 0.9 }),
      run('y', { model: 'y' }, { val_accuracy: 0.8 }),
    ];
    const notesOf = (runs: typeof RUNS) => {
      const { body } = cardIn(makeTestReport({ runs }), 'experiment');
      return body.kind === 'result' ? body.result.notes : [];
    };
    expect(notesOf(shared)[1]).toBe('shares the first place with 1 other');
    expect(notesOf(single)).toEqual(['single run', 'best of 2 configurations, not tested']);
    expect(notesOf(single.slice(0, 1))).toEqual(['single run']);
  });

  it('says in words where nothing can be ranked', () => {
    const unknown = [run('x', { lr: '1' }, {}), run('y', { lr: '2' }, {})];
    expect(cardIn(makeTestReport({ runs: unknown }), 'experiment').body).toEqual({
      kind: 'words',
      lines: ['2 finished.', 'No metric says which run is best.', 'Params that vary: lr.'],
    });
    expect(cardIn(makeTestReport({}), 'experiment')).toMatchObject({
      facts: [],
      body: { lines: ['No runs yet.'] },
    });
  });
});

describe('the other cards', () => {
  it('show the first rows of a board with their ranks', () => {
    const { title, body } = cardIn(makeTestReport({ runs: RUNS }), 'board');
    expect(title.text).toBe('Best on flowers');
    expect(body).toMatchObject({
      kind: 'dots',
      rows: [{ rank: '1', name: { text: 'a' } }, { rank: '2' }],
      total: 2,
    });
  });

  it('show the result of the only experiment, or what is first in each', () => {
    const one = makeTestReport({ runs: RUNS });
    expect(cardIn(one, 'home').body.kind).toBe('result');
    const experiments = [
      makeExperiment(),
      makeExperiment({ key: '2' as never, experimentId: '2', name: 'empty' }),
    ];
    const { body, facts } = cardIn(makeTestReport({ runs: RUNS, experiments }), 'home');
    expect(facts).toEqual(['2 experiments', '8 runs']);
    expect(body.kind === 'list' && body.list.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['flowers', 'a', 'val_accuracy', '0.915\u202f±\u202f0.021'],
    ]);
  });

  it('show the champion of a model before its newer versions', () => {
    const model = makeModel('m', [{ version: '1', aliases: ['champion'] }, { version: '2' }]);
    const report = makeTestReport({ registeredModels: [model] });
    const { body } = cardOf(report, { kind: 'model', model }, measureOf(report), () => []);
    expect(
      body.kind === 'list' && body.list.rows.map(({ cells, isMarked }) => [cells[0]?.text, isMarked]),
    ).toEqual([
      ['v1', true],
      ['v2', false],
    ]);
  });

  it('say in their alternative text what they show', () => {
    expect(cardAlt(cardIn(makeTestReport({ runs: RUNS }), 'experiment'))).toBe(
      'flowers. 8 runs, 2 configurations, 14 May 2026. val_accuracy 0.915 ± 0.021: a, mean of 4 seeds, 95 % interval, first of 2 configurations.',
    );
  });
});

describe('cardPlaces', () => {
  it('has the latest hundred experiments; others have the card of the report', () => {
    const experiments = Array.from({ length: 103 }, (_, index) =>
      makeExperiment({ key: `${index}` as never, experimentId: `${index}`, name: `e${index}` }),
    );
    const runs = experiments.map(({ key }, index) => ({
      ...makeRun({ key: `r${index}`, startTimeMs: 1_000_000 - index }),
      experimentKey: key,
    }));
    const report = makeTestReport({ experiments, runs });
    const places = cardPlaces(report, measureOf(report));
    expect(places.filter(({ kind }) => kind === 'experiment')).toHaveLength(100);
    expect(new Set(places.map(cardPath)).size).toBe(places.length);
    const [first, last] = [experiments[0], experiments[102]];
    if (!first || !last) throw new Error('no experiments');
    expect(cardPath(ownPlace(report, { kind: 'experiment', experiment: first }))).toBe(
      'experiments/0/card.png',
    );
    expect(cardPath(ownPlace(report, { kind: 'experiment', experiment: last }))).toBe('card.png');
  });
});
