import { useMemo } from 'react';
import { countOf } from '../../../site/format.ts';
import { ChartCard } from './ChartCard.tsx';
import { type ChartChoice, MOST_CHARTS } from './chart-choice.ts';
import { chartFields, columnOf, firstChoice } from './chart-columns.ts';
import type { CompareView } from './compare-hash.ts';
import type { Comparison } from './load-comparison.ts';
import type { ChangeComparison } from './use-comparison-view.ts';

type Props = {
  readonly comparison: Comparison;
  /** Keys of the params that differ. */
  readonly params: readonly string[];
  readonly view: CompareView;
  /** The runs that brushes leave out. */
  readonly dim: readonly string[];
  readonly change: ChangeComparison;
  readonly base: string;
};

const KINDS: readonly (readonly [ChartChoice['kind'], string])[] = [
  ['scatter', 'Scatter'],
  ['parallel', 'Parallel coordinates'],
  ['box', 'Box plot'],
  ['bar', 'Bars'],
  ['heat', 'Heat map or surface'],
];

/** Charts of params and last values, as many as somebody adds. */
export function Charts({ comparison, params, view, dim, change, base }: Props) {
  const { runs } = comparison;
  const { charts, hidden } = view;
  const shown = useMemo(() => runs.filter(({ segment }) => !hidden.includes(segment)), [runs, hidden]);
  const fields = useMemo(() => chartFields(comparison, params), [comparison, params]);
  const put = (index: number, chart: ChartChoice | undefined) =>
    change({ charts: charts.flatMap((other, at) => (at === index ? (chart ?? []) : other)) });
  const add = (kind: ChartChoice['kind']) => {
    const first = firstChoice(kind, fields, (field) => columnOf(runs, field).isNumeric);
    if (first) change({ charts: [...charts, first] });
  };
  const canAdd = (kind: ChartChoice['kind']) =>
    charts.length < MOST_CHARTS && firstChoice(kind, fields, () => true) !== undefined;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a few buttons need no frame */}
      <div className="tools" role="group" aria-label="Add a chart">
        <span className="cmp-add">Add</span>
        {KINDS.map(([kind, name]) => (
          <button key={kind} type="button" className="btn" disabled={!canAdd(kind)} onClick={() => add(kind)}>
            {name}
          </button>
        ))}
      </div>
      {fields.metrics.length === 0 && <p className="note">These runs have logged no metric to draw.</p>}
      {dim.length > 0 && (
        <p className="note" role="status">
          {countOf(dim.length, 'run')} outside of the brushes {dim.length === 1 ? 'is' : 'are'} drawn faintly.{' '}
          <button
            type="button"
            className="cmp-drop"
            onClick={() =>
              change({ hidden: [...new Set([...hidden, ...dim])], charts: withoutBrushes(charts) })
            }
          >
            Hide {dim.length === 1 ? 'it' : 'them'}
          </button>{' '}
          <button
            type="button"
            className="cmp-drop"
            onClick={() => change({ charts: withoutBrushes(charts) })}
          >
            Remove the brushes
          </button>
        </p>
      )}
      <div className="cmp-charts cmp-more">
        {charts.map((choice, index) => (
          <ChartCard
            // biome-ignore lint/suspicious/noArrayIndexKey: a chart is its place
            key={index}
            number={index + 1}
            choice={choice}
            comparison={comparison}
            runs={shown}
            fields={fields}
            base={base}
            onChange={(next) => put(index, next)}
            onRemove={() => put(index, undefined)}
          />
        ))}
      </div>
    </>
  );
}

function withoutBrushes(charts: readonly ChartChoice[]): readonly ChartChoice[] {
  return charts.map((choice) =>
    choice.kind === 'parallel'
      ? { kind: 'parallel', axes: choice.axes.map(({ field }) => ({ field })) }
      : choice,
  );
}
