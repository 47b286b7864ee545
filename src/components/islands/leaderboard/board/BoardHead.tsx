import { STATISTIC_NAMES } from '../../../../analysis/leaderboard/statistic-text.ts';
import { cut, formatMetric } from '../../../../site/format.ts';
import type { BoardAxis } from '../../../../site/page-data/leaderboard-axis.ts';
import type { BoardTable } from '../../../../site/page-data/leaderboard-table.ts';
import { KeyName } from './KeyName.tsx';

/** The head of a board: groups of columns, and the axis of its dots. */
export function BoardHead({ table }: { readonly table: BoardTable }) {
  const { axis, secondary, counted, mode, hasTies, hasBaseline, hasLeader, weighed } = table;
  const isTested = mode === 'tested';
  return (
    <thead>
      <GroupHeads table={table} />
      <tr>
        <th scope="col" className="n">
          {isTested ? 'Interval' : 'Order'}
          {!isTested && <span className="dir">not tested</span>}
        </th>
        {isTested && <th scope="col">{`1\u00a0…\u00a0${table.ranks}`}</th>}
        {hasTies && (
          <th scope="col" className="tie">
            Tier
          </th>
        )}
        <th scope="col" className="k">
          Name
        </th>
        {counted && (
          <th scope="col" className="n">
            {counted}
          </th>
        )}
        <th scope="col" className="n gl">
          {mode === 'single' ? 'Value' : capital(STATISTIC_NAMES[table.statistic])}
          <span className="dir">{table.direction}</span>
        </th>
        {axis && <AxisHead axis={axis} />}
        {hasLeader && (
          <th scope="col" className="n gl">
            to the leader
          </th>
        )}
        {hasBaseline && (
          <th scope="col" className={hasLeader ? 'n' : 'n gl'}>
            to the baseline
          </th>
        )}
        {secondary.map(({ key, direction }, index) => (
          <th key={key} scope="col" className={index === 0 ? 'n gl' : 'n'}>
            <KeyName name={key} />
            <span className="dir">{direction}</span>
          </th>
        ))}
        {weighed && <th scope="col">Trade-off</th>}
      </tr>
    </thead>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function GroupHeads({ table }: { readonly table: BoardTable }) {
  const { axis, secondary, counted, mode, hasTies, hasBaseline, hasLeader, weighed, level } = table;
  const isOfMeans = table.statistic === 'mean';
  const means = isOfMeans ? `± ${level} CI` : `mean ± ${level}\u00a0CI`;
  const shown = isOfMeans ? `mean ${means}` : `${STATISTIC_NAMES[table.statistic]} [${level} CI]`;
  const others = secondary.length + Number(weighed !== undefined);
  return (
    <tr className="grp">
      <th colSpan={1 + Number(mode === 'tested') + Number(hasTies)} scope="colgroup">
        <span>Rank</span>
      </th>
      <th colSpan={counted ? 2 : 1} scope="colgroup">
        <span>Configuration</span>
      </th>
      <th colSpan={axis ? 2 : 1} scope="colgroup" className="gl">
        <span>
          {cut(table.metric, 40)}
          {table.unit && `, ${table.unit}`}
          {mode !== 'single' && `, ${shown}`}
        </span>
      </th>
      <th colSpan={Number(hasBaseline) + Number(hasLeader)} scope="colgroup" className="gl">
        <span>{mode === 'single' || isOfMeans ? 'Difference' : 'Difference of means'}</span>
      </th>
      {others > 0 && (
        <th colSpan={others} scope="colgroup" className="gl">
          <span>Other metrics{mode !== 'single' && `, ${means}`}</span>
        </th>
      )}
    </tr>
  );
}

function AxisHead({ axis: { axis } }: { readonly axis: BoardAxis }) {
  return (
    <th scope="col" className="dwc">
      <span className="vh">Drawn</span>
      <svg className="dw" aria-hidden="true">
        {axis.ticks.map(({ value, place }) => (
          <g key={value}>
            <line className="gr" x1={place} x2={place} y1="70%" y2="100%" />
            <text x={place} y="55%">
              {formatMetric(value, axis.tickDecimals)}
            </text>
          </g>
        ))}
      </svg>
    </th>
  );
}
