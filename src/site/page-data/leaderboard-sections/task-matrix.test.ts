import { describe, expect, it } from 'vitest';
import { makeBoardRun } from '../../../testing/make-board-run.ts';
import { makeSectionInput } from '../../../testing/make-section-input.ts';
import type { RichText } from '../figure.ts';
import { taskMatrixSection } from './task-matrix.ts';

const plain = (text: RichText | undefined) =>
  (text ?? []).map((part) => (typeof part === 'string' ? part : part.key)).join('');

const MEANS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  iris: { svm: 0.9, tree: 0.8, knn: 0.7 },
  digits: { svm: 0.6, tree: Number.NaN },
};
const runs = Object.entries(MEANS).flatMap(([task, models]) =>
  Object.entries(models).flatMap(([model, mean]) =>
    [0, 1, 2].map((seed) =>
      makeBoardRun(`${task}-${model}-${seed}`, { task, model, seed: String(seed) }, mean + seed / 1000),
    ),
  ),
);
const byTask = { leaderboards: { taskKey: 'params.task' } };

describe('taskMatrixSection', () => {
  it('shows means with their half-widths, gaps as gaps, NaN as NaN, and mean ranks of complete rows only', () => {
    const section = taskMatrixSection(makeSectionInput(runs, byTask));
    expect(section.columns.map(({ text }) => text)).toEqual(['digits', 'iris']);
    expect(
      section.rows.map(({ name, cells, meanRank }) => [
        name.text,
        ...cells.map((cell) => cell && `${cell.mean.text} ${cell.place ?? '-'}${cell.isBest ? ' *' : ''}`),
        meanRank,
      ]),
    ).toEqual([
      [
        'model=svm',
        expect.stringMatching(/^0\.6010\s±\s0\.0025 not tested$/),
        expect.stringMatching(/ rank 1 \*$/),
        '1.00',
      ],
      ['model=tree', 'NaN -', expect.stringMatching(/ rank 2$/), undefined],
      ['model=knn', undefined, expect.stringMatching(/ rank 3$/), undefined],
    ]);
    expect([section.sameCount, section.hasMissing]).toEqual([3, true]);
    expect(section.notes[0]).toBe(
      'Mean rank: of the means, over the 1 row that is complete; 2 rows with gaps have none, and nothing is filled in. It depends on which rows are in the table and ignores margins, and is not tested.',
    );
  });

  it('says why there is no table', () => {
    expect(plain(taskMatrixSection(makeSectionInput(runs)).empty)).toContain(
      'No run says what acc was measured on.',
    );
    const iris = runs.slice(0, 9);
    expect(plain(taskMatrixSection(makeSectionInput(iris, byTask)).empty)).toBe(
      'All runs with acc have the same params.task, or none.',
    );
    const logged = iris.map((run) => ({ ...run, datasets: [{ name: 'iris', digest: 'ab12' }] }));
    expect(plain(taskMatrixSection(makeSectionInput(logged)).empty)).toBe(
      'All runs with acc were measured on the same data: iris (ab12).',
    );
  });
});
