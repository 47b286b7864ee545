import { formatCount } from '../../../site/format.ts';
import type { Line } from './arrange-rows.ts';
import type { CellContext } from './cell-context.ts';
import type { ColumnWindow } from './column-window.ts';
import { type GroupActions, GroupLine } from './groups/GroupLine.tsx';
import type { Grouping } from './groups/grouping.ts';
import { type LineActions, RunLine } from './RunLine.tsx';

export type BodyActions = LineActions & GroupActions & { readonly onUnfold: (parent: number) => void };

/** A line that is in the document, by its number. */
export type ShownLine = { readonly index: number; readonly line: Line };

type Props = {
  readonly lines: readonly ShownLine[];
  /** Heights of the lines before and after them. */
  readonly above: number;
  readonly below: number;
  /** Rows of the head: those of the body are counted on from there. */
  readonly headRows: number;
  /** Cells in a row. */
  readonly cells: number;
  readonly grouping: Grouping | undefined;
  readonly visible: ColumnWindow;
  readonly selectedRows: ReadonlySet<number>;
  readonly closed: ReadonlySet<number>;
  readonly active: number;
  readonly measure: ((row: HTMLTableRowElement | null) => void) | undefined;
  readonly context: CellContext;
  readonly base: string;
  readonly actions: BodyActions;
};

export function GridBody(props: Props) {
  return (
    <tbody>
      {props.above > 0 && <Gap height={props.above} />}
      {props.lines.map((shown) => (
        // By place: a new order then changes texts, where by run it would make every row anew.
        <BodyLine key={`${shown.line.kind}${shown.index}`} {...props} {...shown} />
      ))}
      {props.below > 0 && <Gap height={props.below} />}
    </tbody>
  );
}

function BodyLine({ line, index, ...props }: Props & ShownLine) {
  const { measure, headRows, cells, active, selectedRows, actions } = props;
  const rowIndex = index + headRows + 1;
  const common = {
    measure,
    active: index === active,
    index,
    rowIndex,
    visible: props.visible,
    context: props.context,
    actions,
  };
  switch (line.kind) {
    case 'run':
      return (
        <RunLine
          {...common}
          row={line.row}
          depth={line.depth}
          nested={line.nested}
          closed={props.closed.has(line.row)}
          selected={selectedRows.has(line.row)}
          base={props.base}
        />
      );
    case 'group':
      return props.grouping ? (
        <GroupLine
          {...common}
          group={line.group}
          grouping={props.grouping}
          isOpen={line.isOpen}
          selected={selectionOf(line.group.rows, selectedRows)}
        />
      ) : null;
    case 'heading':
      return (
        <tr className="gh" ref={measure} data-index={index} aria-rowindex={rowIndex}>
          <th scope="rowgroup" colSpan={cells}>
            <span className="stk">
              <b>{line.text}</b> {line.note}
            </span>
          </th>
        </tr>
      );
    case 'folded':
      return (
        <tr ref={measure} data-index={index} aria-rowindex={rowIndex}>
          <th scope="row" className="k in" colSpan={cells}>
            <button
              type="button"
              className="unfold"
              tabIndex={index === active ? 0 : -1}
              onFocus={() => actions.onActivate(index)}
              onClick={() => actions.onUnfold(line.parent)}
            >
              {formatCount(line.count)} more in this sweep
            </button>
          </th>
        </tr>
      );
    default:
      return line satisfies never;
  }
}

function selectionOf(rows: readonly number[], selected: ReadonlySet<number>): 'all' | 'some' | 'none' {
  if (selected.size === 0) return 'none';
  const found = rows.filter((row) => selected.has(row)).length;
  return found === 0 ? 'none' : found === rows.length ? 'all' : 'some';
}

function Gap({ height }: { readonly height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of space, which nothing can focus
    <tr className="gap" aria-hidden="true">
      <td style={{ height }} />
    </tr>
  );
}
