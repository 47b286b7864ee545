import { memo } from 'react';
import { countOf, cut, formatExact, formatMetric, NOT_LOGGED } from '../../../site/format.ts';
import type { CompareView } from './compare-hash.ts';
import {
  baselineIndex,
  differs,
  exceeds,
  type MetricRow,
  metricSections,
  type TextRow,
  type TextSection,
  textSections,
} from './comparison-rows.ts';
import { shownDifference } from './difference.ts';
import { LookMark } from './LookMark.tsx';
import type { Comparison } from './load-comparison.ts';
import { differingPart } from './text-difference.ts';
import type { ChangeComparison } from './use-comparison-view.ts';

type Props = {
  readonly comparison: Comparison;
  readonly view: CompareView;
  readonly change: ChangeComparison;
  readonly base: string;
};

const LONGEST_LABEL = 24;
const LONGEST_TEXT = 400;
/**
 * Everything that is known of the runs, one run a column; rows in which all agree are left out unless wanted. It can
 * be large, and is not drawn again while a slider elsewhere on the page moves.
 */
export const ComparisonTable = memo(Table, (before, after) => {
  const [a, b] = [before.view, after.view];
  return (
    before.comparison === after.comparison &&
    before.base === after.base &&
    a.runs === b.runs &&
    a.baseline === b.baseline &&
    a.all === b.all &&
    a.tolerance === b.tolerance
  );
});

function Table({ comparison, view, change, base }: Props) {
  const { runs } = comparison;
  const baseline = baselineIndex(runs, view.baseline);
  const rowsOf = (section: TextSection) => (
    <TextRows key={section.title} {...section} baseline={baseline} all={view.all} runs={runs} />
  );
  const sections = textSections(runs);
  // Metrics stand after the details and the params.
  const isBefore = ({ title }: TextSection) => /^(Details|Parameters)/.test(title);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
    <section className="tw tall cmp" aria-label="All that is known of the runs" tabIndex={0}>
      <table className="dt">
        <thead>
          <tr>
            <th scope="col" className="k">
              {countOf(runs.length, 'run')}
            </th>
            {runs.map(({ segment, label, look }, index) => (
              <th scope="col" key={segment} data-run={segment}>
                <LookMark look={look} />
                <a href={`${base}runs/${segment}/`} title={label}>
                  {cut(label, LONGEST_LABEL)}
                </a>
                <label className="dir">
                  <input
                    type="radio"
                    name="baseline"
                    checked={index === baseline}
                    onChange={() => change({ baseline: segment })}
                  />{' '}
                  baseline
                </label>
                <button
                  type="button"
                  className="cmp-drop"
                  aria-label={`Leave out ${label}`}
                  onClick={() => change({ runs: view.runs.filter((other) => other !== segment) })}
                >
                  leave out
                </button>
              </th>
            ))}
          </tr>
        </thead>
        {sections.filter(isBefore).map(rowsOf)}
        {metricSections(comparison).map((section) => (
          <MetricRows
            key={section.title}
            {...section}
            comparison={comparison}
            baseline={baseline}
            view={view}
          />
        ))}
        {sections.filter((section) => !isBefore(section)).map(rowsOf)}
      </table>
    </section>
  );
}

function SectionHead({
  title,
  same,
  isWithin = false,
  columns,
}: {
  readonly title: string;
  readonly same: number;
  /** Whether what is left out may differ by the tolerance. */
  readonly isWithin?: boolean;
  readonly columns: number;
}) {
  return (
    <tr className="gh">
      <th scope="rowgroup" colSpan={columns + 1}>
        <span className="stk">
          <b>{title}</b>
          {same > 0 && (
            <span className="mut">
              {' '}
              {same} {isWithin ? 'within the tolerance' : 'the same in all'}
            </span>
          )}
        </span>
      </th>
    </tr>
  );
}

type TextRowsProps = {
  readonly title: string;
  readonly kind: 'text' | 'key';
  readonly rows: readonly TextRow[];
  readonly baseline: number;
  readonly all: boolean;
  readonly runs: Comparison['runs'];
};

function TextRows({ title, kind, rows, baseline, all, runs }: TextRowsProps) {
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.filter(differs);
  const mutedIfSame = (index: number, values: TextRow['values']) =>
    index !== baseline && values[index] === values[baseline] ? 'mut' : undefined;
  return (
    <tbody>
      <SectionHead title={title} same={rows.length - shown.length} columns={runs.length} />
      {shown.map(({ key, values }) => (
        <tr key={key}>
          <th scope="row" className={kind === 'key' ? 'k m' : 'k'}>
            {cut(key, 60)}
          </th>
          {values.map((value, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its run's place
            <td key={index} data-run={runs[index]?.segment} className={mutedIfSame(index, values)}>
              <Text value={value} against={values[baseline]} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Text({
  value,
  against,
}: {
  readonly value: string | undefined;
  readonly against: string | undefined;
}) {
  if (value === undefined) return <span className="mut">{NOT_LOGGED}</span>;
  const parts = against === undefined ? undefined : differingPart(value, against);
  if (!parts || value.length > LONGEST_TEXT) return cut(value, LONGEST_TEXT);
  return (
    <>
      {parts.start}
      <mark>{parts.middle}</mark>
      {parts.end}
    </>
  );
}

type MetricRowsProps = {
  readonly title: string;
  readonly rows: readonly MetricRow[];
  readonly comparison: Comparison;
  readonly baseline: number;
  readonly view: CompareView;
};

function MetricRows({ title, rows, comparison, baseline, view }: MetricRowsProps) {
  const shown = view.all ? rows : rows.filter((row) => exceeds(row, baseline, view.tolerance));
  return (
    <tbody>
      <SectionHead
        title={title}
        same={rows.length - shown.length}
        isWithin={view.tolerance > 0}
        columns={comparison.runs.length}
      />
      {shown.map((row) => (
        <MetricCells
          key={row.key}
          row={row}
          comparison={comparison}
          baseline={baseline}
          tolerance={view.tolerance}
        />
      ))}
    </tbody>
  );
}

type MetricCellsProps = {
  readonly row: MetricRow;
  readonly comparison: Comparison;
  readonly baseline: number;
  readonly tolerance: number;
};

function MetricCells({ row: { key, values }, comparison, baseline, tolerance }: MetricCellsProps) {
  const goal = comparison.goalOf(key);
  const decimals = comparison.decimalsOf(key);
  const best = bestOf(values, goal.goal);
  return (
    <tr>
      <th scope="row" className="k m">
        {cut(key, 60)}
        {goal.goal && <span className="dir">{goal.goal === 'maximize' ? '↑ higher' : '↓ lower'}</span>}
      </th>
      {values.map((value, index) => {
        const difference =
          index === baseline ? undefined : shownDifference(value, values[baseline], goal, tolerance);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its run's place
          <td key={index} data-run={comparison.runs[index]?.segment} className="n">
            {value === undefined ? (
              <span className="mut">{NOT_LOGGED}</span>
            ) : (
              <span className={value === best ? 'best' : undefined} title={formatExact(value)}>
                {formatMetric(value, decimals)}
              </span>
            )}
            {difference && (
              <span className={`says ${difference.reading ?? 'mut'}`} title={difference.title}>
                {difference.mark} {difference.text}
                {difference.reading && <span className="vh"> {difference.reading}</span>}
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function bestOf(values: readonly (number | undefined)[], goal: 'maximize' | 'minimize' | undefined) {
  const finite = values.filter((value) => value !== undefined).filter(Number.isFinite);
  if (!goal || !finite.some((value) => value !== finite[0])) return undefined;
  return finite.reduce((a, b) => (goal === 'maximize' ? Math.max(a, b) : Math.min(a, b)));
}
