import { describe, expect, it } from 'vitest';
import { makeBoardRun } from '../../../testing/make-board-run.ts';
import { makeSectionInput } from '../../../testing/make-section-input.ts';
import type { RichText } from '../figure.ts';
import { trendSection } from './trend.ts';

const plain = (text: RichText | undefined) =>
  (text ?? []).map((part) => (typeof part === 'string' ? part : part.key)).join('');
const DAY = 86_400_000;
const START = Date.UTC(2026, 4, 1);

/** A run a day: eight at 0.7, eight at 0.9, four at 0.8, with some noise. */
const values = [...new Array<number>(8).fill(0.7), ...new Array<number>(8).fill(0.9), 0.8, 0.8, 0.8, 0.8];
const runs = values.map((value, index) =>
  makeBoardRun(
    `run-${index + 1}`,
    { lr: index < 8 ? '0.1' : '0.2', seed: String(index) },
    value + ((index * 7) % 5) / 500,
    { endTimeMs: START + index * DAY },
  ),
);

describe('trendSection', () => {
  it('names the runs that set a record, the latest first, with what changed', async () => {
    const { rows, total, figure } = await trendSection(makeSectionInput(runs));
    expect(total).toBe(rows.length);
    expect(rows.at(-1)).toMatchObject({ date: '2026-05-01 00:00', gain: undefined, changed: [] });
    expect(rows.find(({ run }) => run.text === 'run-9')).toMatchObject({
      run: { path: 'runs/run-9/' },
      value: '0.902',
      gain: '+0.194',
      changed: [
        { key: 'lr', from: '0.1', to: '0.2' },
        { key: 'seed', from: '2', to: '8' },
      ],
    });
    expect(figure?.caption.join('')).toContain('Dashed: the levels of the step test.');
    expect(figure?.table.rows).toHaveLength(20);
    expect(figure?.reading).toContain('Records of single runs are not tested.');
  });

  it('says what the step test finds, and what it does not say', async () => {
    const { steps, notes } = await trendSection(makeSectionInput(runs));
    const texts = steps.map(plain);
    expect(texts[0]).toContain(
      'Step test over all 20 values in that order, by the method of airspeed velocity (asv)',
    );
    expect(texts[0]).toContain('It finds 3 levels: 0.704 in runs 1 to 8 (from 2026-05-01)');
    expect(texts[1]).toContain('Worse since run 17 (run-17, 2026-05-17): up to run 16 the level was 0.90');
    expect(texts.at(-1)).toContain('has no error rate');
    expect(notes[1]).toContain('It is no tested improvement');
  });

  it('tells values apart beside one that diverged, and says how that is drawn', async () => {
    const diverged = makeBoardRun('diverged', { lr: '9', seed: '99' }, -900, { endTimeMs: START + 30 * DAY });
    const { rows, figure } = await trendSection(makeSectionInput([...runs, diverged]));
    expect(rows.find(({ run }) => run.text === 'run-9')?.value).toBe('0.902');
    expect(figure?.note).toBe(
      '1 run with acc below 0.700 is drawn just beyond it as an open triangle, not at its value.',
    );
  });

  it('makes no step test of few runs, and says which runs are not drawn', async () => {
    const few = [...runs.slice(0, 3), makeBoardRun('x', { lr: '1', seed: '99' }, 0.5)];
    const { steps, notes } = await trendSection(makeSectionInput(few));
    expect(steps.map(plain)).toEqual(['No step test: that needs 8 runs.']);
    expect(notes.at(-1)).toBe('Not drawn: 1 run without an end time.');
  });

  it('says why there is nothing', async () => {
    const { empty, figure } = await trendSection(makeSectionInput([makeBoardRun('x', { lr: '1' }, 0.5)]));
    expect(figure).toBeUndefined();
    expect(plain(empty)).toBe('No trend of acc: no run on this board has a finite value and an end time.');
  });
});
