import type { ReactNode } from 'react';
import { ColumnCells } from './ColumnCells.tsx';
import type { CellContext } from './cell-context.ts';
import type { ColumnWindow, PlacedColumn } from './column-window.ts';
import { classes } from './HeadCell.tsx';

/** What the lines of runs and of groups are given alike. */
export type LineProps = {
  /** Whether the keyboard is at the line. */
  readonly active: boolean;
  /** Learns how high the row is: long names wrap on a narrow screen. */
  readonly measure: ((row: HTMLTableRowElement | null) => void) | undefined;
  /** Number of the line in the body, and of the row in the table. */
  readonly index: number;
  readonly rowIndex: number;
  readonly visible: ColumnWindow;
  readonly context: CellContext;
};

type Props = Omit<LineProps, 'context'> & {
  readonly className: string | undefined;
  /** Class of the head beyond its own. */
  readonly headClass?: string | undefined;
  readonly selected: 'all' | 'some' | 'none';
  /** What the box selects. */
  readonly selects: string;
  readonly onSelect: (isOn: boolean) => void;
  readonly onActivate: (index: number) => void;
  readonly cellsOf: (placed: PlacedColumn) => ReactNode;
  /** The head of the row behind its box. */
  readonly children: ReactNode;
};

/** A row of the body that can be selected. */
export function LineRow(props: Props) {
  const { index, selected } = props;
  return (
    <tr className={props.className} ref={props.measure} data-index={index} aria-rowindex={props.rowIndex}>
      <th scope="row" className={classes('k', props.headClass)}>
        <input
          type="checkbox"
          className="pick"
          tabIndex={props.active ? 0 : -1}
          checked={selected === 'all'}
          ref={(box) => {
            if (box) box.indeterminate = selected === 'some';
          }}
          aria-label={`Select ${props.selects}`}
          onChange={({ target }) => props.onSelect(target.checked)}
          onFocus={() => props.onActivate(index)}
        />
        {props.children}
      </th>
      <ColumnCells visible={props.visible} cellsOf={props.cellsOf} />
    </tr>
  );
}
