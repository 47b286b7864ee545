import { Fragment } from 'react';
import { conjunction } from '../../../../analysis/configurations/grouping-text.ts';
import { cut } from '../../../../site/format.ts';
import type { BoardTable } from '../../../../site/page-data/leaderboard-table.ts';

/** What the marks of a board mean; only those that it has. */
export function BoardKey({ table }: { readonly table: BoardTable }) {
  const { rows, axis } = table;
  const cells = [...rows.shown, ...rows.folded].flatMap(({ toLeader, toBaseline }) => [toLeader, toBaseline]);
  const readings = new Set(cells.flatMap((cell) => (cell?.kind === 'difference' ? [cell.reading] : [])));
  const [hasBetter, hasWorse] = [readings.has('better'), readings.has('worse')];
  const hasMarked = hasBetter || hasWorse;
  return (
    <>
      <ul className="key">
        {table.hasTies && (
          <li>
            Bracket: a tier, whose first row no test separates from the others in it; it says not separated,
            not equal
          </li>
        )}
        {hasMarked && (
          <li>
            {hasBetter && <Signs reading="better" signs="▲▼" />}
            {hasBetter && hasWorse && ', '}
            {hasWorse && <Signs reading="worse" signs="△▽" />}: separated after correction
          </li>
        )}
        {readings.has('not separated') && (
          <li>≈ not separated after correction; the interval beside it is that of one comparison alone</li>
        )}
        {readings.has('untested') && <li>Differences without interval: not tested</li>}
        {table.hasBaseline && hasMarked && (
          <li>Against the baseline, these comparisons alone are corrected for; ranks, for all pairs</li>
        )}
        {axis?.isCut && <li>‹ › goes on beyond the axis</li>}
        {table.reference && <li>Dotted line: the baseline</li>}
        {table.weighed && (
          <li>
            <svg className="mk" viewBox="-6 -6 12 12" aria-hidden="true">
              <use href="#m10" />
            </svg>
            Pareto: no other is at least as good on {conjunction(table.weighed.map((key) => cut(key, 40)))}{' '}
            and better on one; means, not tested
          </li>
        )}
      </ul>
      {table.footnotes.length > 0 && (
        <p className="note">
          {table.footnotes.map((text, index) => (
            <Fragment key={text}>
              {index > 0 && ' '}
              <sup>{index + 1}</sup>
              {'\u00a0'}
              {text}
            </Fragment>
          ))}
        </p>
      )}
    </>
  );
}

function Signs({ reading, signs }: { readonly reading: 'better' | 'worse'; readonly signs: string }) {
  const [up, down] = signs;
  return (
    <>
      <span className={reading}>{up}</span> <span className={reading}>{down}</span> {reading}
    </>
  );
}
