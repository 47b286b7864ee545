import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { boardDataTable } from '../../../../analysis/leaderboard/board-data-table.ts';
import { boardMarkdown } from '../../../../analysis/leaderboard/board-export.ts';
import { makeBoard } from '../../../../analysis/leaderboard/make-board.ts';
import { formatMetric } from '../../../../site/format.ts';
import { plainView } from '../../../../site/page-data/leaderboard-view.ts';
import { boardOptions, makeBoardRun, testValue } from '../../../../testing/make-board-run.ts';
import { Ranking } from './Ranking.tsx';

const boardOf = (count: number) =>
  makeBoard(
    Array.from({ length: count }, (_, index) => makeBoardRun(`r${index}`, { m: String(index) }, index)),
    testValue,
    boardOptions(),
  );
/** As the page and the changed board both write it. */
const written = (count: number) =>
  renderToStaticMarkup(
    createElement(Ranking, {
      view: plainView(boardOf(count), '', { prefix: 'row-', apart: 0 }),
      number: 1,
      label: 'Board',
      base: '/',
    }),
  );
const rowsOf = (html: string) => html.match(/<table class="dt board">.*?<\/table>/gs)?.join('') ?? '';

describe('Ranking', () => {
  it('says how many rows are in the data files alone, which have all', () => {
    const html = written(1300);
    expect(rowsOf(html).match(/<th scope="row"/g)).toHaveLength(200);
    expect(html).toContain('150 further rows');
    expect(html).toContain('1100 more rows in the data files.');
    expect(boardDataTable(boardOf(1300)).rows).toHaveLength(1300);
    expect(boardMarkdown(boardOf(1300), formatMetric)).toContain('r1299');
  });

  it('says nothing of further rows when it shows all', () => {
    expect(written(200)).not.toContain('in the data files');
    expect(rowsOf(written(200)).match(/<th scope="row"/g)).toHaveLength(200);
  });
});
