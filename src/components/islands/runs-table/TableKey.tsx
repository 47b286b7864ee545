import type { Aggregate } from '../../../analysis/aggregate-values.ts';
import { shortLabel } from '../../../charts/short-label.ts';
import type { RunTable } from '../../../columns/decode-runs.ts';
import { NOT_LOGGED } from '../../../site/format.ts';
import { visibleText } from '../../../site/visible-text.ts';

const AGGREGATE_NAMES: Readonly<Record<Aggregate, string>> = {
  mean: 'mean ± sample standard deviation',
  median: 'median',
  min: 'smallest value',
  max: 'greatest value',
  best: 'best value',
};

type Props = {
  readonly table: RunTable;
  readonly drawn: boolean;
  readonly withBaseline: boolean;
  readonly withBars: boolean;
  readonly aggregate: Aggregate | undefined;
};

/** What the marks of the table mean, and its keys. */
export function TableKey({ table, drawn, withBaseline, withBars, aggregate }: Props) {
  return (
    <ul className="key">
      <li>{NOT_LOGGED} not logged</li>
      <li>
        <span className="best">0.1</span> best of the finished runs{aggregate && ', or of the groups'}
      </li>
      {aggregate && (
        <li>
          {AGGREGATE_NAMES[aggregate]} of a group’s finished runs; “of 3” when only so many have the metric
        </li>
      )}
      {withBaseline && <li>▲ ▼ better than the baseline, △ ▽ worse</li>}
      {withBars && <li>bars from the smallest to the greatest value of the shown runs</li>}
      {drawn && <li>histories from each run’s own smallest to greatest value; the dot is the last</li>}
      {table.series && (
        <li>
          colour and marker by <span className="m">{shortLabel(visibleText(table.series.key), 40)}</span>
        </li>
      )}
      <li>
        <kbd>/</kbd> filter, <kbd>↑</kbd> <kbd>↓</kbd> rows, <kbd>space</kbd> select, <kbd>b</kbd> baseline,{' '}
        <kbd>c</kbd> compare selected, <kbd>o</kbd> only selected
        {aggregate && (
          <>
            , <kbd>→</kbd> <kbd>←</kbd> open and close a group
          </>
        )}
      </li>
    </ul>
  );
}
