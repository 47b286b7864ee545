import { shortLabel } from '../../../charts/short-label.ts';
import type { RunTable } from '../../../columns/decode-runs.ts';
import { NOT_LOGGED } from '../../../site/format.ts';
import { visibleText } from '../../../site/visible-text.ts';

type Props = {
  readonly table: RunTable;
  readonly drawn: boolean;
  readonly withBaseline: boolean;
  readonly withBars: boolean;
};

/** What the marks of the table mean, and its keys. */
export function TableKey({ table, drawn, withBaseline, withBars }: Props) {
  return (
    <ul className="key">
      <li>{NOT_LOGGED} not logged</li>
      <li>
        <span className="best">0.1</span> best of the finished runs
      </li>
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
        <kbd>c</kbd> only selected
      </li>
    </ul>
  );
}
