import { describe, expect, it } from 'vitest';
import { makeBoardRun } from '../../../testing/make-board-run.ts';
import { makeSectionInput } from '../../../testing/make-section-input.ts';
import type { RichText } from '../figure.ts';
import { standingSection } from './standing.ts';

const plain = (text: RichText | undefined) =>
  (text ?? []).map((part) => (typeof part === 'string' ? part : part.key)).join('');

const VALUES = {
  a: { acc: 0.9, f1: 0.9, auc: 0.92, loss: 0.3, train_loss: 0.1, extra_acc: 1 },
  b: { acc: 0.8, f1: 0.8, auc: 0.91, loss: 0.1, train_loss: 0.2 },
  c: { acc: 0.7, f1: 0.7, auc: 0.8, loss: 0.1, train_loss: 0.3 },
  d: { acc: 0.6, f1: 0.6, auc: 0.7, loss: 0.4, train_loss: 0.4 },
  e: { acc: 0.5, f1: 0.5, auc: 0.6, loss: Number.NaN, train_loss: 0.4 },
};
const runs = Object.entries(VALUES).map(([model, values]) => makeBoardRun(model, { model }, values));

describe('standingSection', () => {
  const section = standingSection(makeSectionInput(runs));

  it('shows each rank beside the mean rank, ties as they are', () => {
    expect(section.metrics.map(({ key, direction }) => [key, direction])).toEqual([
      ['acc', '↑ higher (assumed)'],
      ['auc', '↑ higher (assumed)'],
      ['loss', '↓ lower (assumed)'],
    ]);
    expect(
      section.rows.map(({ name, ranks, meanRank, borda, winRate }) => [
        name.text,
        ...ranks.map(({ text, isBest }) => (isBest ? `${text}*` : text)),
        meanRank,
        borda,
        winRate,
      ]),
    ).toEqual([
      ['a', '1*', '1*', '3.0', '1.67', '7.0', '0.78'],
      ['b', '2', '2', '1.5', '1.83', '6.5', '0.72'],
      ['c', '3', '3', '1.5', '2.50', '4.5', '0.50'],
      ['d', '4', '4', '4.0', '4.00', '0.0', '0.00'],
    ]);
    expect(section.caption).toContain('No interval of the mean rank: that needs five metrics.');
  });

  it('says its caveats, what counts twice and what does not count', () => {
    expect(section.notes.map(plain)).toEqual([
      'Read with care: a mean rank depends on which rows are in the table and ignores margins; correlated metrics vote twice. No difference here is tested.',
      'acc and auc order the rows nearly alike or in reverse (|Spearman’s ρ| > 0.95): what they have in common counts twice.',
      'Not counted: extra_acc (missing or not finite in 4 of 5), f1 (says the same as acc).',
      'Not counted, as they are of the training data: train_loss.',
      'Not comparable, without a finite mean of one of the metrics: e.',
    ]);
  });

  it('says why there is no table', () => {
    const alone = runs.map((run) => ({ ...run, values: { acc: run.values.acc ?? 0 } }));
    const { rows, empty } = standingSection(makeSectionInput(alone));
    expect(rows).toEqual([]);
    expect(plain(empty)).toContain('No ranks over several metrics');
  });
});
