import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { formatCount } from '../../../site/format.ts';
import type { Line } from './arrange-rows.ts';
import type { CellContext } from './cell-context.ts';
import { GridHead } from './GridHead.tsx';
import type { HeadActions } from './HeadCell.tsx';
import { SPARK_WIDTH } from './measure-columns.ts';
import { type LineActions, RunLine } from './RunLine.tsx';
import type { TableColumn } from './table-column.ts';
import { useNarrow } from './use-narrow.ts';
import { usePrinting } from './use-printing.ts';
import type { SortKey } from './view.ts';

export type GridActions = HeadActions &
  LineActions & {
    readonly onUnfold: (parent: number) => void;
    readonly onUnpin: () => void;
    readonly onKey: (key: string, row: number | undefined) => boolean;
  };

type Props = {
  readonly label: string;
  readonly lines: readonly Line[];
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
const ROWS_PRINTED = 1_000;
const COLUMNS_AROUND = 3;
/** Up to this many, all columns are in the document, where the browser's own search finds them. */
const MOST_COLUMNS_WHOLE = 24;
const PAGE = 20;

/** The table itself: of its rows and columns only those in view are in the document. */
export function Grid(props: Props) {
  const { lines, columns, nameWidth, widthOf, context, active, actions } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const lineHeight = context.baseline === undefined ? LINE_HEIGHT : WITH_DIFFERENCE;
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'heading' ? HEADING_HEIGHT : lineHeight),
    overscan: usePrinting() ? ROWS_PRINTED : ROWS_AROUND,
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
    // The line is rendered by the scrolling, which is told in the next frame.
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-index="${active}"] :is(.pick, .unfold)`)
        ?.focus({ preventScroll: true }),
    );
  }, [active, rows]);

  // Only there do names wrap; elsewhere, asking each row for its height would cost a layout.
  const measure = useNarrow() ? rows.measureElement : undefined;
  const shownAcross = across.getVirtualItems();
  const [left, right] = [shownAcross[0]?.index ?? 0, shownAcross.at(-1)?.index ?? -1];
  const visible = useMemo(() => columns.slice(left, right + 1), [columns, left, right]);
  const spaceBefore = (shownAcross[0]?.start ?? nameWidth) - nameWidth;
  const spaceAfter = across.getTotalSize() - (shownAcross.at(-1)?.end ?? across.getTotalSize());
  const firsts = useMemo(() => firstsOfSections(columns), [columns]);
  const shownRows = rows.getVirtualItems();
  const above = shownRows[0]?.start ?? 0;
  const below = rows.getTotalSize() - (shownRows.at(-1)?.end ?? 0);
  const physical =
    1 +
    visible.reduce((sum, { metric }) => sum + (metric?.drawn ? 2 : 1), 0) +
    Number(spaceBefore > 0) +
    Number(spaceAfter > 0);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const isText = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    if (isText || event.ctrlKey || event.metaKey || event.altKey) return;
    const line = lines[active];
    const row = line?.kind === 'run' ? line.row : undefined;
    const isAtRow = event.target !== scroller.current;
    const next = nextLine(event.key, active, lines, isAtRow);
    if (next !== undefined) {
      wantsFocus.current = true;
      actions.onActivate(next);
      if (next === active)
        scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"] .pick`)?.focus();
    } else if (!actions.onKey(event.key, row)) return;
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
        aria-rowcount={lines.length + 2}
        aria-colcount={columns.length + 1}
        style={{ width: across.getTotalSize() }}
      >
        <colgroup>
          <col style={{ width: nameWidth }} />
          {spaceBefore > 0 && <col style={{ width: spaceBefore }} />}
          {visible.flatMap((column) => colsOf(column, widthOf(column)))}
          {spaceAfter > 0 && <col style={{ width: spaceAfter }} />}
        </colgroup>
        <GridHead
          columns={visible}
          firsts={firsts}
          before={spaceBefore > 0}
          after={spaceAfter > 0}
          widthOf={widthOf}
          sort={props.sort}
          context={context}
          base={props.base}
          actions={actions}
        />
        <tbody>
          {above > 0 && <Gap height={above} />}
          {shownRows.map(({ index }) => {
            const line = lines[index];
            if (!line) return null;
            if (line.kind === 'heading')
              return (
                <tr className="gh" key="heading" ref={measure} data-index={index} aria-rowindex={index + 3}>
                  <th scope="rowgroup" colSpan={physical}>
                    <span className="stk">
                      <b>{line.text}</b> {line.note}
                    </span>
                  </th>
                </tr>
              );
            if (line.kind === 'folded')
              return (
                <tr key={`folded${line.parent}`} ref={measure} data-index={index} aria-rowindex={index + 3}>
                  <th scope="row" className="k in" colSpan={physical}>
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
            return (
              // By place: a new order then changes texts, where by run it would make every row anew.
              <RunLine
                key={index}
                measure={measure}
                row={line.row}
                depth={line.depth}
                nested={line.nested}
                closed={props.closed.has(line.row)}
                selected={props.selectedRows.has(line.row)}
                active={index === active}
                index={index}
                columns={visible}
                firsts={firsts}
                before={spaceBefore > 0}
                after={spaceAfter > 0}
                context={context}
                base={props.base}
                actions={actions}
              />
            );
          })}
          {below > 0 && <Gap height={below} />}
        </tbody>
      </table>
    </div>
  );
}

function Gap({ height }: { readonly height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of space, which nothing can focus
    <tr className="gap" aria-hidden="true">
      <td style={{ height }} />
    </tr>
  );
}

function colsOf(column: TableColumn, width: number) {
  if (!column.metric?.drawn) return [<col key={column.id} style={{ width }} />];
  return [
    <col key={column.id} style={{ width: width - SPARK_WIDTH }} />,
    <col key={`${column.id} history`} style={{ width: SPARK_WIDTH }} />,
  ];
}

/** The columns before which a line is drawn: where another section begins. */
function firstsOfSections(columns: readonly TableColumn[]): ReadonlySet<string> {
  return new Set(
    columns
      .filter(({ section, kind }, index) => kind !== 'status' && section !== columns[index - 1]?.section)
      .map(({ id }) => id),
  );
}

/** The line that a key leads to; undefined for other keys. Headings are passed over. From outside, back to where it was. */
function nextLine(key: string, active: number, lines: readonly Line[], isAtRow: boolean): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: PAGE,
    PageUp: -PAGE,
    Home: -lines.length,
    End: lines.length,
  };
  const step = steps[key];
  if (step === undefined || lines.length === 0) return undefined;
  if (!isAtRow && Math.abs(step) === 1) return active;
  const clamp = (index: number) => Math.min(lines.length - 1, Math.max(0, index));
  const next = clamp(active + step);
  return lines[next]?.kind === 'heading' ? clamp(next + Math.sign(step)) : next;
}
