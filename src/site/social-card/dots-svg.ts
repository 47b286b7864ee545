import { LIGHT } from '../../charts/spec-colours.ts';
import type { DotAndWhisker } from '../page-data/leaderboard-axis.ts';
import type { CardBox, CardDotRow, CardDots } from './card.ts';
import { HEAD_HEIGHT, ROW_HEIGHT, rowsThatFit, TABLE_HEAD, tableRules } from './list-svg.ts';
import { markerColour, markerSvg } from './marker.ts';
import { ours, type Pen, type TextLook } from './pen.ts';

const NAME: TextLook = { size: 28, weight: 'bold' };
const NUMBER: TextLook = { size: 28, anchor: 'end' };
const RANK: TextLook = { size: 28, colour: 'ink2' };
const RANK_WIDTH = 100;
const VALUE_WIDTH = 260;
const PLOT_WIDTH = 360;
const GAP = 32;

/** The first rows of a board: names and values, and these as dots with their intervals on one axis. */
export function dotsSvg(dots: CardDots, box: CardBox, pen: Pen): string {
  const shown = dots.rows.slice(0, rowsThatFit(box));
  const layout = layOut(dots, shown, box);
  const head = headSvg(dots, shown.length, layout, box, pen);
  const rows = shown.map((row, index) => {
    const top = box.top + HEAD_HEIGHT + index * ROW_HEIGHT;
    const middle = top + ROW_HEIGHT / 2;
    return [
      rowTexts(row, layout, { left: box.left, y: top + 36, middle }, pen),
      layout.plot && row.drawn ? dotSvg(row, row.drawn, layout.plot, middle) : '',
    ].join('\n');
  });
  return [
    layout.plot ? gridSvg(dots.ticks, layout.plot, box, shown.length, pen) : '',
    tableRules(box, shown.length),
    head,
    ...rows,
  ].join('\n');
}

type Plot = { readonly left: number; readonly right: number };
type Layout = {
  readonly hasRanks: boolean;
  readonly names: Plot;
  /** Undefined where values have no column. */
  readonly valueEnd: number | undefined;
  /** Undefined where values cannot be told apart. */
  readonly plot: Plot | undefined;
};

function layOut({ columns }: CardDots, shown: readonly CardDotRow[], { left, right }: CardBox): Layout {
  const hasPlot = shown.some(({ drawn }) => drawn?.dot !== undefined);
  const hasRanks = columns === 'all' && shown.some(({ rank }) => rank !== '');
  const plotWidth = columns === 'all' ? PLOT_WIDTH : (right - left) / 2;
  const plot = hasPlot ? { left: right - plotWidth, right } : undefined;
  const end = plot ? plot.left - GAP : right;
  const valueEnd = columns === 'all' ? end : undefined;
  const names = {
    left: left + (hasRanks ? RANK_WIDTH : 0),
    right: valueEnd === undefined ? end + GAP / 2 : valueEnd - VALUE_WIDTH - GAP,
  };
  return { hasRanks, names, valueEnd, plot };
}

function headSvg(
  { total, valueHead }: CardDots,
  count: number,
  { hasRanks, names, valueEnd }: Layout,
  { left, top }: CardBox,
  pen: Pen,
): string {
  const y = top + 31;
  const end = { ...TABLE_HEAD, anchor: 'end' } as const;
  const what = count < total ? `The first ${count} of ${total}` : 'Configuration';
  return [
    hasRanks ? pen.text({ x: left, y }, 'Rank', TABLE_HEAD) : '',
    pen.text({ x: names.left, y }, what, TABLE_HEAD),
    valueEnd === undefined
      ? ''
      : pen.text({ x: valueEnd, y }, pen.label(ours(valueHead), end, VALUE_WIDTH + GAP), end),
  ].join('\n');
}

function rowTexts(
  { rank, name, value, series }: CardDotRow,
  { hasRanks, names, valueEnd }: Layout,
  { left, y, middle }: { readonly left: number; readonly y: number; readonly middle: number },
  pen: Pen,
): string {
  const start = names.left + (series === undefined ? 0 : 32);
  return [
    hasRanks ? pen.text({ x: left, y }, rank, RANK) : '',
    series === undefined ? '' : markerSvg(names.left + 10, middle, series, 2),
    pen.text({ x: start, y }, pen.label(name, NAME, names.right - start), NAME),
    valueEnd === undefined
      ? ''
      : pen.text({ x: valueEnd, y }, pen.label(ours(value), NUMBER, VALUE_WIDTH), NUMBER),
  ].join('\n');
}

/** Places on the axis of a board are texts such as `12.5%`. */
function placeIn({ left, right }: Plot, place: string): number {
  return Math.round(left + ((right - left) * Number.parseFloat(place)) / 100);
}

function gridSvg(ticks: CardDots['ticks'], plot: Plot, { top }: CardBox, rows: number, pen: Pen): string {
  const end = top + HEAD_HEIGHT + rows * ROW_HEIGHT;
  return ticks
    .map(({ at, label }) => {
      const x = Math.round(plot.left + (plot.right - plot.left) * at);
      const line = `<path d="M${x} ${top + HEAD_HEIGHT}V${end}" stroke="${LIGHT.rule}" stroke-width="2"/>`;
      return line + pen.text({ x, y: top + 31 }, label, { ...TABLE_HEAD, anchor: 'middle' });
    })
    .join('\n');
}

function dotSvg({ series }: CardDotRow, drawn: DotAndWhisker, plot: Plot, y: number): string {
  const { dot, from, to } = drawn;
  const whisker =
    from !== undefined && to !== undefined
      ? `<path d="M${placeIn(plot, from)} ${y}H${placeIn(plot, to)}" stroke="${markerColour(series)}" stroke-width="4"/>`
      : '';
  return whisker + (dot === undefined ? '' : markerSvg(placeIn(plot, dot), y, series, 2.2));
}
