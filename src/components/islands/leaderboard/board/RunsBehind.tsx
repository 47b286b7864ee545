import { Fragment, memo, useDeferredValue } from 'react';
import { countOf, NOT_LOGGED } from '../../../../site/format.ts';
import type { RunsBehind as Runs, RunsOfRow } from '../../../../site/page-data/leaderboard-runs.ts';

type Props = { readonly runs: Runs; readonly label: string; readonly base: string };

/** Each row's runs with their values, and how they lie: median, interquartile mean, spread. */
export function RunsBehind({ runs, ...props }: Props) {
  // Of a board that changes, it is written after what is read first.
  return <List runs={useDeferredValue(runs)} {...props} />;
}

const List = memo(({ runs: { rows, moreRows, hasIqm }, label, base }: Props) => {
  return (
    <details className="fold behind">
      <summary>Runs behind each number; median{hasIqm && ', interquartile mean'} and spread</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be no different */}
      <div className="tw" role="region" aria-label={`${label}, runs behind each number`} tabIndex={0}>
        <table className="dt">
          <thead>
            <tr>
              <th scope="col" className="k">
                Configuration
              </th>
              <th scope="col" className="n">
                n
              </th>
              <th scope="col" className="n">
                Median
              </th>
              {hasIqm && (
                <th scope="col" className="n">
                  <abbr title="Interquartile mean: the mean without the lowest and the highest quarter">
                    IQM
                  </abbr>
                </th>
              )}
              <th scope="col" className="n">
                <abbr title="Sample standard deviation, n − 1">sd</abbr>
              </th>
              <th scope="col" className="n">
                Range
              </th>
              <th scope="col">Runs, with the value of each repeat</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <RowOfRuns key={row.anchor} row={row} hasIqm={hasIqm} base={base} />
            ))}
          </tbody>
        </table>
      </div>
      {moreRows > 0 && <p className="note">{countOf(moreRows, 'more configuration')} in the data files.</p>}
    </details>
  );
});

function RowOfRuns({
  row,
  hasIqm,
  base,
}: {
  readonly row: RunsOfRow;
  readonly hasIqm: boolean;
  readonly base: string;
}) {
  return (
    <tr id={row.anchor}>
      <th scope="row" className="k">
        {row.name}
      </th>
      <td className="n">{row.n}</td>
      <td className="n">{row.median ?? NOT_LOGGED}</td>
      {hasIqm && <td className="n">{row.iqm ?? NOT_LOGGED}</td>}
      <td className="n">{row.spread ?? NOT_LOGGED}</td>
      <td className="n">{row.range ?? NOT_LOGGED}</td>
      <td className="runlist">
        {row.runs.map((run, index) => (
          <Fragment key={run.path}>
            {index > 0 && ', '}
            <span className="nw">
              <a href={base + run.path} title={run.title}>
                {run.name}
              </a>
              {run.value && ` ${run.value}`}
            </span>
          </Fragment>
        ))}
        {row.more > 0 &&
          (row.runs.length > 0
            ? ` and ${countOf(row.more, 'more run')} in the data files`
            : `${countOf(row.more, 'run')}, in the data files`)}
      </td>
    </tr>
  );
}
