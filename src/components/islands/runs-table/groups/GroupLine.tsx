import { memo } from 'react';
import { countOf } from '../../../../site/format.ts';
import type { CellContext } from '../cell-context.ts';
import { SeriesMark } from '../SeriesMark.tsx';
import type { TableColumn } from '../table-column.ts';
import { GroupCells } from './GroupCells.tsx';
import type { Group } from './group.ts';
import { groupLabel, labelParts } from './group-label.ts';
import type { Grouping } from './grouping.ts';

export type GroupActions = {
  readonly onSelectRows: (rows: readonly number[], isOn: boolean) => void;
  readonly onActivate: (index: number) => void;
  readonly onOpen: (group: Group, isOpen: boolean) => void;
};

type Props = {
  readonly group: Group;
  readonly grouping: Grouping;
  readonly isOpen: boolean;
  readonly selected: 'all' | 'some' | 'none';
  readonly active: boolean;
  readonly measure: ((row: HTMLTableRowElement | null) => void) | undefined;
  /** Number of the line in the body, and of the row in the table. */
  readonly index: number;
  readonly rowIndex: number;
  readonly columns: readonly TableColumn[];
  /** Columns before which a section begins. */
  readonly firsts: ReadonlySet<string>;
  /** Places of the columns in the table, when not all are in the document. */
  readonly places: ReadonlyMap<string, number> | undefined;
  readonly before: boolean;
  readonly after: boolean;
  readonly context: CellContext;
  readonly actions: GroupActions;
};

/** The row of a group of runs: what they share, how many they are, and what they have of each column. */
export const GroupLine = memo(function GroupLine(props: Props) {
  const { group, grouping, isOpen, selected, active, index, columns, actions } = props;
  const label = groupLabel(group, grouping.keys);
  const series = seriesOfRows(group.rows, props.context);
  const runs = countOf(group.rows.length, 'run');
  return (
    <tr
      className={isOpen ? 'group open' : 'group'}
      ref={props.measure}
      data-index={index}
      aria-rowindex={props.rowIndex}
    >
      <th scope="row" className="k">
        <input
          type="checkbox"
          className="pick"
          tabIndex={active ? 0 : -1}
          checked={selected === 'all'}
          ref={(box) => {
            if (box) box.indeterminate = selected === 'some';
          }}
          aria-label={`Select ${group.rows.length === 1 ? 'the run' : `the ${runs}`} of ${label}`}
          onChange={({ target }) => actions.onSelectRows(group.rows, target.checked)}
          onFocus={() => actions.onActivate(index)}
        />
        <button
          type="button"
          className="fold-group"
          tabIndex={-1}
          aria-expanded={isOpen}
          title={label}
          onClick={() => actions.onOpen(group, !isOpen)}
        >
          <span className="turn" aria-hidden="true">
            {isOpen ? '▾' : '▸'}
          </span>
          {series !== undefined && <SeriesMark series={series} />}
          <Label group={group} grouping={grouping} />
          <span className="vh">, {runs}</span>
        </button>
      </th>
      {props.before && <td />}
      {columns.map((column) => (
        <GroupCells
          key={column.id}
          column={column}
          group={group}
          grouping={grouping}
          first={props.firsts.has(column.id)}
          place={props.places?.get(column.id)}
          context={props.context}
        />
      ))}
      {props.after && <td />}
    </tr>
  );
});

function Label({ group, grouping }: Pick<Props, 'group' | 'grouping'>) {
  return labelParts(group, grouping.keys).map(({ key, isPlain, text, missing }, index) => (
    <span key={key}>
      {index > 0 && ', '}
      <span className={isPlain ? 'vh' : 'mut'}>{key} </span>
      <span className={missing ? 'mut' : 'own'}>{text}</span>
    </span>
  ));
}

/** The series of runs that are all of one. */
function seriesOfRows([first, ...others]: readonly number[], { seriesOf }: CellContext): number | undefined {
  const series = first === undefined ? undefined : seriesOf(first);
  return others.every((row) => seriesOf(row) === series) ? series : undefined;
}
