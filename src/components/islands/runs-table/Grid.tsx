import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { Line } from './arrange-rows.ts';
import type { CellContext } from './cell-context.ts';
import { cellsOf, columnPlaces, firstsOfSections } from './column-places.ts';
import type { ColumnWindow } from './column-window.ts';
import { type BodyActions, GridBody } from './GridBody.tsx';
import { GridHead } from './GridHead.tsx';
import type { Grouping } from './groups/grouping.ts';
import type { HeadActions } from './HeadCell.tsx';
import { nextLine } from './next-line.ts';
import type { TableColumn } from './table-column.ts';
import { useNarrow } from './use-narrow.ts';
import { usePrinting } from './use-printing.ts';
import type { SortKey } from './view.ts';

export type GridActions = HeadActions &
  BodyActions & {
    readonly onUnpin: () => void;
    readonly onOpenAll: (isOpen: boolean) => void;
    /** Whether the key means something at the line. */
    readonly onKey: (key: string, line: Line | undefined) => boolean;
  };

type Props = {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly grouping: Grouping | undefined;
  readonly allOpen: boolean;
  readonly columns: readonly TableColumn[];
  readonly nameWidth: number;
  readonly widthOf: (column: TableColumn) => number;
  readonly sort: readonly SortKey[];
  readonly context: CellContext;
  readonly selectedRows: ReadonlySet<number>;
  readonly closed: ReadonlySet<number>;
  /** Number of the line that the keyboard is at. */
  readonly active: number;
  readonly base: string;
  readonly actions: GridActions;
};

const LINE_HEIGHT = 29;
const WITH_DIFFERENCE = 47;
const HEADING_HEIGHT = 37;
const ROWS_AROUND = 12;
/** On paper there is no scrolling; beyond these rows it would be a book. */
export const ROWS_PRINTED = 1_000;
const COLUMNS_AROUND = 3;
/** Up to this many, all columns are in the document, where the browser's own search finds them. */
const MOST_COLUMNS_WHOLE = 24;
const HEAD_ROWS = 2;

/** The table itself: of its rows and columns only those in view are in the document. */
export function Grid(props: Props) {
  const { lines, columns, nameWidth, widthOf, context, active, actions } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const isPrinting = usePrinting();
  const lineHeight = context.baseline === undefined ? LINE_HEIGHT : WITH_DIFFERENCE;
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'heading' ? HEADING_HEIGHT : lineHeight),
    overscan: ROWS_AROUND,
    initialRect: { width: 1128, height: 800 },
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (columns[index] ? widthOf(columns[index]) : 0),
    paddingStart: nameWidth,
    overscan: columns.length > MOST_COLUMNS_WHOLE ? COLUMNS_AROUND : columns.length,
    initialRect: { width: 1128, height: 800 },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes are asked for again when what they depend on changes
  useEffect(() => rows.measure(), [lineHeight]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => across.measure(), [columns, widthOf, nameWidth]);
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    rows.scrollToIndex(active);
    const focus = () => {
      const selector = `[data-index="${active}"] :is(.pick, .unfold)`;
      const found = scroller.current?.querySelector<HTMLElement>(selector);
      found?.focus({ preventScroll: true });
      return found;
    };
    // A line out of sight is rendered by the scrolling, which is told in the next frame.
    if (!focus()) requestAnimationFrame(focus);
  }, [active, rows]);

  // Only there do names wrap; elsewhere, asking each row for its height would cost a layout.
  const measure = useNarrow() ? rows.measureElement : undefined;
  const shownAcross = across.getVirtualItems();
  const [left, right] = [shownAcross[0]?.index ?? 0, shownAcross.at(-1)?.index ?? -1];
  const spaceBefore = (shownAcross[0]?.start ?? nameWidth) - nameWidth;
  const spaceAfter = across.getTotalSize() - (shownAcross.at(-1)?.end ?? across.getTotalSize());
  const [before, after] = [spaceBefore > 0, spaceAfter > 0];
  const firsts = useMemo(() => firstsOfSections(columns), [columns]);
  const places = useMemo(
    () => (columns.length > MOST_COLUMNS_WHOLE ? columnPlaces(columns) : undefined),
    [columns],
  );
  const visible = useMemo(
    (): ColumnWindow => ({ columns: columns.slice(left, right + 1), firsts, places, before, after }),
    [columns, left, right, firsts, places, before, after],
  );
  const shownRows = rows.getVirtualItems();
  const cells = visible.columns.reduce(
    (sum, column) => sum + cellsOf(column),
    1 + Number(before) + Number(after),
  );

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const isText = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    if (isText || event.ctrlKey || event.metaKey || event.altKey) return;
    const isAtRow = event.target !== scroller.current;
    const next = nextLine(event.key, active, lines, isAtRow);
    if (next !== undefined) {
      wantsFocus.current = true;
      actions.onActivate(next);
      if (next === active)
        scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"] .pick`)?.focus();
    } else if (!actions.onKey(event.key, isAtRow ? lines[active] : undefined)) return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a region that scrolls, as it was prerendered
    <div
      ref={scroller}
      className={
        (across.scrollRect?.width ?? 0) < across.getTotalSize() ? 'tw tall runs' : 'tw tall runs fits'
      }
      role="region"
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also without a mouse
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <table
        className={context.baseline === undefined ? 'dt live' : 'dt live compared'}
        aria-rowcount={lines.length + headRows(context)}
        aria-colcount={columns.reduce((sum, column) => sum + cellsOf(column), 1)}
        style={{ width: across.getTotalSize() }}
      >
        <colgroup>
          <col style={{ width: nameWidth }} />
          {before && <col style={{ width: spaceBefore }} />}
          {visible.columns.flatMap((column) => colsOf(column, widthOf(column)))}
          {after && <col style={{ width: spaceAfter }} />}
        </colgroup>
        <GridHead
          visible={visible}
          widthOf={widthOf}
          sort={props.sort}
          context={context}
          grouping={props.grouping}
          allOpen={props.allOpen}
          base={props.base}
          actions={actions}
        />
        <GridBody
          lines={(isPrinting
            ? lines.slice(0, ROWS_PRINTED).map((_, index) => ({ index }))
            : shownRows
          ).flatMap(({ index }) => (lines[index] ? [{ index, line: lines[index] }] : []))}
          above={isPrinting ? 0 : (shownRows[0]?.start ?? 0)}
          below={isPrinting ? 0 : rows.getTotalSize() - (shownRows.at(-1)?.end ?? 0)}
          headRows={headRows(context)}
          cells={cells}
          grouping={props.grouping}
          visible={visible}
          selectedRows={props.selectedRows}
          closed={props.closed}
          active={active}
          measure={measure}
          context={context}
          base={props.base}
          actions={actions}
        />
      </table>
    </div>
  );
}

function headRows({ baseline }: CellContext): number {
  return HEAD_ROWS + Number(baseline !== undefined);
}

function colsOf(column: TableColumn, width: number) {
  const { id, sideWidth } = column;
  if (sideWidth === undefined) return [<col key={id} style={{ width }} />];
  return [
    <col key={id} style={{ width: width - sideWidth }} />,
    <col key={`${id} beside`} style={{ width: sideWidth }} />,
  ];
}
