import { countOf } from '../../../../site/format.ts';
import type { LeftOutList } from '../../../../site/page-data/leaderboard-runs.ts';

type Props = { readonly list: LeftOutList; readonly base: string };

/** Runs that are behind no number, and why. */
export function LeftOut({ list, base }: Props) {
  if (list.total === 0) return null;
  return (
    <details className="fold">
      <summary>
        {countOf(list.total, 'run')} left out: {list.reasons}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be no different */}
      <div className="tw" role="region" aria-label="Runs left out" tabIndex={0}>
        <table className="dt">
          <thead>
            <tr>
              <th scope="col" className="k">
                Run
              </th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map(({ name, path, reason }) => (
              <tr key={path}>
                <th scope="row" className="k">
                  <a href={base + path}>{name}</a>
                </th>
                <td className="path">{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {list.more > 0 && <p className="note">{countOf(list.more, 'more run')} in the data files.</p>}
    </details>
  );
}
