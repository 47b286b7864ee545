import type { CardBox, CardColumn, CardList } from './card.ts';
import { ours, type Pen, ruleSvg, type TextLook } from './pen.ts';

const LOOKS: Readonly<Record<CardColumn['look'], TextLook>> = {
  name: { size: 28, weight: 'bold' },
  text: { size: 28 },
  aside: { size: 26, colour: 'ink2' },
};
export const TABLE_HEAD: TextLook = { size: 22, colour: 'ink3' };
export const HEAD_HEIGHT = 44;
export const ROW_HEIGHT = 52;
const GAP = 28;
/** Of the style sheet, for a row that is pinned. */
const MARK = '#fbf3cf';

/** How many rows of a table have room. */
export function rowsThatFit({ top, bottom }: CardBox): number {
  return Math.max(1, Math.floor((bottom - top - HEAD_HEIGHT) / ROW_HEIGHT));
}

/** The rules of a table as pages have them: above, below the head, between rows and at its end. */
export function tableRules({ left, right, top }: CardBox, rows: number): string {
  const below = Array.from({ length: rows }, (_, row) => {
    const y = top + HEAD_HEIGHT + (row + 1) * ROW_HEIGHT;
    return row + 1 === rows ? ruleSvg(left, right, y, 'ink', 2) : ruleSvg(left, right, y, 'rule', 2);
  });
  return [
    ruleSvg(left, right, top, 'ink', 3),
    ruleSvg(left, right, top + HEAD_HEIGHT, 'ink', 2),
    ...below,
  ].join('\n');
}

/** A table of texts; rows that have no room are left out. */
export function listSvg({ columns, rows }: CardList, box: CardBox, pen: Pen): string {
  const { left, right, top } = box;
  const shown = rows.slice(0, rowsThatFit(box));
  const rowTop = (row: number) => top + HEAD_HEIGHT + row * ROW_HEIGHT;
  const grounds = shown.flatMap(({ isMarked }, row) =>
    isMarked
      ? [`<path d="M${left} ${rowTop(row)}H${right}V${rowTop(row + 1)}H${left}z" fill="${MARK}"/>`]
      : [],
  );
  let from = left;
  const texts = columns.flatMap(({ label, width, align, look }, index) => {
    const to = index === columns.length - 1 ? right : from + width - GAP;
    const x = align === 'end' ? to : from;
    const room = to - from;
    from += width;
    const head = { ...TABLE_HEAD, anchor: align };
    const own = { ...LOOKS[look], anchor: align };
    return [
      pen.text({ x, y: top + 31 }, pen.label(ours(label), head, room), head),
      ...shown.flatMap(({ cells }, row) => {
        const cell = cells[index];
        return cell ? [pen.text({ x, y: rowTop(row) + 36 }, pen.label(cell, own, room), own)] : [];
      }),
    ];
  });
  return [...grounds, tableRules(box, shown.length), ...texts].join('\n');
}
