import type { BoardAxis, DotAndWhisker as Drawn } from '../../../../site/page-data/leaderboard-axis.ts';

type Props = {
  readonly axis: BoardAxis;
  readonly drawn: Drawn | undefined;
  readonly series: number | undefined;
  readonly reference: string | undefined;
};

/** A mean and its interval on the axis of the column. */
export function DotAndWhisker({ axis, drawn, series, reference }: Props) {
  const isCut = (end: 'low' | 'high') => drawn?.cut.includes(end) ?? false;
  return (
    <td className="dwc">
      <svg className={series === undefined ? 'dw' : `dw c${series}`} aria-hidden="true">
        {axis.axis.ticks.map(({ place }) => (
          <line key={place} className="gr" x1={place} x2={place} y2="100%" />
        ))}
        {reference && <line className="ref" x1={reference} x2={reference} y2="100%" />}
        {drawn?.from && drawn.to && (
          <line
            className="wh"
            x1={isCut('low') ? '6%' : drawn.from}
            x2={isCut('high') ? '94%' : drawn.to}
            y1="50%"
            y2="50%"
          />
        )}
        {(drawn?.beyond === 'low' || isCut('low')) && (
          <text className="cut" x="4%" y="50%">
            ‹
          </text>
        )}
        {(drawn?.beyond === 'high' || isCut('high')) && (
          <text className="cut" x="96%" y="50%">
            ›
          </text>
        )}
        {drawn?.dot && <use href={`#m${series ?? 1}`} x={drawn.dot} y="50%" />}
      </svg>
    </td>
  );
}
