import { countOf } from '../../../../site/format.ts';
import { type DiffLine, type DiffRow, type LineDiff, MOST_ROWS } from './diff-lines.ts';

type Props = { readonly diff: LineDiff; readonly layout: 'split' | 'unified'; readonly label: string };

const SPLIT_COLUMNS = ['no', 'sg', 'tx', 'no', 'sg', 'tx'];
const UNIFIED_COLUMNS = ['no', 'no', 'sg', 'tx'];

/** The lines of a difference, with signs before those that are only on one side. */
export function DiffTable({ diff, layout, label }: Props) {
  const shown = diff.rows.slice(0, MOST_ROWS);
  const left = diff.rows.length - shown.length;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <section className="tw art-diff" aria-label={label} tabIndex={0}>
        <table className={layout}>
          {/* Their widths, also where the first row is a gap. */}
          <colgroup>
            {(layout === 'split' ? SPLIT_COLUMNS : UNIFIED_COLUMNS).map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
              <col key={index} className={name} />
            ))}
          </colgroup>
          <tbody>
            {layout === 'split'
              ? shown.map((row, index) => <SplitRow key={keyOf(row, index)} row={row} />)
              : runsOf(shown).map((row, index) => <UnifiedRow key={keyOf(row, index)} row={row} />)}
          </tbody>
        </table>
      </section>
      {left > 0 && <p className="note">{countOf(left, 'further line')} with differences in the files.</p>}
    </>
  );
}

/** Rows stay where they are: their place tells them apart. */
function keyOf(row: DiffRow, index: number): string {
  return `${row.kind} ${index}`;
}

/** Changed rows one after the other: what was removed, then what was added. */
function runsOf(rows: readonly DiffRow[]): readonly DiffRow[] {
  const out: DiffRow[] = [];
  let added: DiffRow[] = [];
  for (const row of rows) {
    if (row.kind !== 'changed') {
      out.push(...added, row);
      added = [];
      continue;
    }
    if (row.left) out.push({ kind: 'changed', left: row.left });
    if (row.right) added.push({ kind: 'changed', right: row.right });
  }
  return [...out, ...added];
}

function GapRow({ lines, columns }: { readonly lines: number; readonly columns: number }) {
  return (
    <tr className="gap">
      <td colSpan={columns}>{countOf(lines, 'line')} the same</td>
    </tr>
  );
}

function UnifiedRow({ row }: { readonly row: DiffRow }) {
  if (row.kind === 'gap') return <GapRow lines={row.lines} columns={UNIFIED_COLUMNS.length} />;
  const { left, right } = row;
  const side = row.kind === 'same' ? 'same' : left ? 'removed' : 'added';
  return (
    <tr className={side}>
      <td className="no">{left?.number}</td>
      <td className="no">{right?.number}</td>
      <Sign side={side} />
      <td className="tx">
        <Parts line={left ?? right} side={side} />
      </td>
    </tr>
  );
}

function SplitRow({ row }: { readonly row: DiffRow }) {
  if (row.kind === 'gap') return <GapRow lines={row.lines} columns={SPLIT_COLUMNS.length} />;
  const { kind, left, right } = row;
  const [before, after] = kind === 'same' ? (['same', 'same'] as const) : (['removed', 'added'] as const);
  return (
    <tr>
      <SplitCells line={left} side={before} />
      <SplitCells line={right} side={after} />
    </tr>
  );
}

type SideName = 'same' | 'removed' | 'added';

function SplitCells({ line, side }: { readonly line: DiffLine | undefined; readonly side: SideName }) {
  const name = line ? side : 'none';
  return (
    <>
      <td className={`no ${name}`}>{line?.number}</td>
      {line ? <Sign side={side} /> : <td className="sg none" />}
      <td className={`tx ${name}`}>
        <Parts line={line} side={side} />
      </td>
    </>
  );
}

function Sign({ side }: { readonly side: SideName }) {
  if (side === 'same') return <td className="sg same" />;
  return (
    <td className={`sg ${side}`}>
      <span aria-hidden="true">{side === 'removed' ? '−' : '+'}</span>
      <span className="vh">{side}</span>
    </td>
  );
}

function Parts({ line, side }: { readonly line: DiffLine | undefined; readonly side: SideName }) {
  const Mark = side === 'removed' ? 'del' : 'ins';
  return line?.parts.map(({ text, isMarked }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a line stay where they are
    isMarked && line.parts.length > 1 ? <Mark key={index}>{text}</Mark> : text,
  );
}
