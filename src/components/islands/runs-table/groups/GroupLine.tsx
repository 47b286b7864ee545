import { memo } from 'react';
import { countOf } from '../../../../site/format.ts';
import { Breakable } from '../Breakable.tsx';
import type { CellContext } from '../cell-context.ts';
import { type LineProps, LineRow } from '../LineRow.tsx';
import { SeriesMark } from '../SeriesMark.tsx';
import { GroupCells } from './GroupCells.tsx';
import type { Group } from './group.ts';
import { groupLabel, labelParts } from './group-label.ts';
import type { Grouping } from './grouping.ts';

export type GroupActions = {
  readonly onSelectRows: (rows: readonly number[], isOn: boolean) => void;
  readonly onActivate: (index: number) => void;
  readonly onOpen: (group: Group, isOpen: boolean) => void;
};

type Props = LineProps & {
  readonly group: Group;
  readonly grouping: Grouping;
  readonly isOpen: boolean;
  readonly selected: 'all' | 'some' | 'none';
  readonly actions: GroupActions;
};

/** The row of a group of runs: what they share, how many they are, and what they have of each column. */
export const GroupLine = memo(function GroupLine(props: Props) {
  const { group, grouping, isOpen, context, actions } = props;
  const label = groupLabel(group, grouping.keys);
  const series = seriesOfRows(group.rows, context);
  const runs = countOf(group.rows.length, 'run');
  return (
    <LineRow
      {...props}
      className={isOpen ? 'group open' : 'group'}
      selects={`${group.rows.length === 1 ? 'the run' : `the ${runs}`} of ${label}`}
      onSelect={(isOn) => actions.onSelectRows(group.rows, isOn)}
      onActivate={actions.onActivate}
      cellsOf={(placed) => (
        <GroupCells key={placed.column.id} {...placed} group={group} grouping={grouping} context={context} />
      )}
    >
      <button
        type="button"
        className="fold-group"
        tabIndex={-1}
        aria-expanded={isOpen}
        title={label}
        onClick={() => actions.onOpen(group, !isOpen)}
      >
        <span className="shared">
          <span className="turn" aria-hidden="true">
            {isOpen ? '▾' : '▸'}
          </span>
          {series !== undefined && <SeriesMark series={series} />}
          <Label group={group} grouping={grouping} />
        </span>
        <span className="vh">, {runs}</span>
      </button>
    </LineRow>
  );
});

function Label({ group, grouping }: Pick<Props, 'group' | 'grouping'>) {
  return labelParts(group, grouping.keys).map(({ key, isPlain, text, missing }, index) => (
    <span key={key}>
      {index > 0 && ', '}
      <span className={isPlain ? 'vh' : 'mut'}>
        <Breakable text={key} />{' '}
      </span>
      <span className={missing ? 'mut' : 'own'}>
        <Breakable text={text} atHumps />
      </span>
    </span>
  ));
}

/** The series of runs that are all of one. */
function seriesOfRows([first, ...others]: readonly number[], { seriesOf }: CellContext): number | undefined {
  const series = first === undefined ? undefined : seriesOf(first);
  return others.every((row) => seriesOf(row) === series) ? series : undefined;
}
