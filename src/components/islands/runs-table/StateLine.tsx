import type { RunTable } from '../../../columns/decode-runs.ts';
import { countOf, formatCount } from '../../../site/format.ts';
import { comparisonPath } from './run-path.ts';
import type { ChangeView } from './use-view.ts';
import { PLAIN_VIEW, type View } from './view.ts';

type Props = {
  readonly table: RunTable;
  /** How many runs are shown. */
  readonly rows: number;
  /** How many groups they are in; undefined when they are not grouped. */
  readonly groups: number | undefined;
  readonly view: View;
  readonly change: ChangeView;
  readonly selectedRows: ReadonlySet<number>;
  /** Where the site begins. */
  readonly base: string;
};

/** What is shown and selected, and what can be done with the selection. */
export function StateLine({ table, rows, groups, view, change, selectedRows, base }: Props) {
  const { selected, onlySelected, baseline } = view;
  const [first] = selected;
  return (
    <div className="pager">
      <span className="mut" role="status">
        {rows === table.count
          ? countOf(rows, 'run')
          : `${formatCount(rows)} of ${countOf(table.count, 'run')}`}
        {groups !== undefined && ` in ${countOf(groups, 'group')}`}
        {selected.size > 0 && `, ${formatCount(selected.size)} selected`}
      </span>
      {selected.size === 1 && first !== undefined && first !== baseline && (
        <button type="button" className="btn" onClick={() => change({ baseline: first })}>
          Pin as baseline
        </button>
      )}
      {selectedRows.size > 1 && (
        <a className="btn" href={base + comparisonPath(table, selectedRows)}>
          Compare
        </a>
      )}
      {selected.size > 0 && (
        <>
          <button
            type="button"
            className="btn"
            aria-pressed={onlySelected}
            onClick={() => change({ onlySelected: !onlySelected })}
          >
            Only selected
          </button>
          <button
            type="button"
            className="btn"
            onClick={() => change({ selected: new Set(), onlySelected: false })}
          >
            Clear selection
          </button>
        </>
      )}
      {rows === 0 && (
        <button
          type="button"
          className="btn"
          onClick={() =>
            change({ filter: '', facets: PLAIN_VIEW.facets, from: '', until: '', onlySelected: false })
          }
        >
          Show all runs
        </button>
      )}
    </div>
  );
}
