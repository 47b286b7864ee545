import { type ReactNode, useMemo, useRef } from 'react';
import type { AxisBrush } from '../../../charts/axis-brush.ts';
import { fileSpec } from '../../../charts/file-spec.ts';
import { ChartData } from '../charts/ChartData.tsx';
import { ChartLegend } from '../charts/ChartLegend.tsx';
import { csvOfTable } from '../charts/csv-of-table.ts';
import { FileButtons } from '../charts/FileButtons.tsx';
import { InteractiveChart } from '../charts/InteractiveChart.tsx';
import { loadVega } from '../charts/use-chart.ts';
import { AxisBrushes } from './AxisBrushes.tsx';
import { AxisRanges } from './AxisRanges.tsx';
import { ChartTools } from './ChartTools.tsx';
import type { ChartChoice } from './chart-choice.ts';
import type { ChartFields } from './chart-columns.ts';
import { type ChosenChart, chartOfChoice } from './chart-of-choice.ts';
import { useEmphasis, useHover } from './Emphasis.tsx';
import type { Comparison } from './load-comparison.ts';
import { useWidth } from './use-width.ts';

type Props = {
  /** Its place among the charts, from 1. */
  readonly number: number;
  readonly choice: ChartChoice;
  readonly comparison: Comparison;
  /** The runs that are not hidden. */
  readonly runs: Comparison['runs'];
  readonly fields: ChartFields;
  readonly base: string;
  readonly onChange: (choice: ChartChoice) => void;
  readonly onRemove: () => void;
};

const HEIGHT = 300;

/** A chart that was asked for, with what it shows in words, its files and its data. */
export function ChartCard({ number, choice, comparison, runs, fields, base, onChange, onRemove }: Props) {
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure, 0);
  const { goalOf } = comparison;
  const chart = useMemo(
    () => chartOfChoice(choice, runs, goalOf, Math.max(300, width)),
    [choice, runs, goalOf, width],
  );
  const hrefOf = (run: string) => `${base}runs/${run}/`;
  const spec = () => fileSpec(chart);
  const axes = choice.kind === 'parallel' ? choice.axes : [];
  const brush = (index: number, part: AxisBrush | undefined) => {
    const changed = axes.map(({ field, brush: before }, at) => {
      const own = at === index ? part : before;
      return own ? { field, brush: own } : { field };
    });
    onChange({ kind: 'parallel', axes: changed });
  };
  return (
    <figure className={choice.kind === 'parallel' ? 'fig cmp-wide' : 'fig'} ref={figure}>
      <figcaption>
        <b>Chart {number}.</b> <span className="m">{chart.title}</span>{' '}
        <button type="button" className="cmp-drop" aria-label={`Remove chart ${number}`} onClick={onRemove}>
          remove
        </button>
      </figcaption>
      <ChartTools choice={choice} title={`Chart ${number}`} fields={fields} onChange={onChange} />
      <ChartLegend entries={chart.legend} />
      <div className="scrollx">
        <div className="live-frame" style={{ minWidth: chart.width }}>
          {width > 0 && (
            <EmphasisedChart chart={chart} hrefOf={hrefOf}>
              {chart.places && (
                <AxisBrushes places={chart.places} brushes={axes.map((axis) => axis.brush)} onBrush={brush} />
              )}
            </EmphasisedChart>
          )}
        </div>
      </div>
      <p className="reading">{chart.reading}</p>
      {chart.places && <AxisRanges axes={axes} places={chart.places} onBrush={brush} />}
      <FileButtons
        title={chart.title}
        svg={async () => (await loadVega()).svgOfChart(spec())}
        files={[
          {
            name: 'Vega-Lite',
            ending: 'vl.json',
            type: 'application/json',
            make: () => JSON.stringify(spec(), null, 1),
          },
          { name: 'CSV', ending: 'csv', type: 'text/csv', make: () => csvOfTable(chart.table) },
        ]}
      />
      <ChartData title={`chart ${number}`} table={chart.table} hrefOf={hrefOf} />
    </figure>
  );
}

type ChartProps = {
  readonly chart: ChosenChart;
  readonly hrefOf: (run: string) => string;
  readonly children: ReactNode;
};

/** The drawing alone follows what is pointed at; the data below it are not rendered for it. */
function EmphasisedChart({ chart, hrefOf, children }: ChartProps) {
  const setHover = useHover();
  return (
    <InteractiveChart
      spec={chart.spec}
      label={chart.title}
      height={HEIGHT}
      {...useEmphasis()}
      onHover={setHover}
      hrefOf={hrefOf}
    >
      {children}
    </InteractiveChart>
  );
}
