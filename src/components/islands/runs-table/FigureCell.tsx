import type { Cell, Difference } from './cell.ts';
import type { CellContext } from './cell-context.ts';
import type { PlacedColumn } from './column-window.ts';
import { classes } from './HeadCell.tsx';
import { placeInRange } from './metric-ranges.ts';

type Props = Cell &
  PlacedColumn & {
    readonly value: number | undefined;
    readonly isBest: boolean;
    readonly difference: Difference | undefined;
    readonly context: Pick<CellContext, 'ranges' | 'heat' | 'bars'>;
  };

/** The figure of a metric: marked when it is the best, shaded and with a bar when wanted, above its difference. */
export function FigureCell(props: Props) {
  const { column, value, text, title, missing, isBest, difference, first, context } = props;
  const share = placeInRange(value, context.ranges?.get(column.id));
  const shade =
    context.heat && share !== undefined
      ? shadeOf(column.metric?.goal === 'minimize' ? 1 - share : share)
      : undefined;
  return (
    <td
      className={classes('n', first && 'gl', missing && 'mut', context.bars && 'barred')}
      aria-colindex={props.place}
      title={title}
      style={shade === undefined ? undefined : { backgroundColor: shade }}
    >
      {isBest ? <span className="best">{text}</span> : text}
      {difference && <DifferenceLine difference={difference} />}
      {context.bars && share !== undefined && <MicroBar share={share} />}
    </td>
  );
}

function DifferenceLine({ difference: { text, title, mark, reading } }: { readonly difference: Difference }) {
  return (
    <span className="says" title={title}>
      {mark && (
        <span className={reading}>
          {mark}
          {reading && <span className="vh"> {reading}</span>}
        </span>
      )}{' '}
      {text}
    </span>
  );
}

/** Light enough for text on it in both schemes. */
function shadeOf(goodness: number): string {
  return `color-mix(in srgb, var(--better) ${Math.round(goodness * 28)}%, transparent)`;
}

/** Its length says where a value stands; the figure above says the same. */
function MicroBar({ share }: { readonly share: number }) {
  return (
    <svg className="mb" aria-hidden="true">
      <rect className="all" width="100%" height="100%" />
      <rect width={`${(share * 100).toFixed(1)}%`} height="100%" />
    </svg>
  );
}
