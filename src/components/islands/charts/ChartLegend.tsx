import type { LegendEntry } from '../../../charts/run-chart.ts';

/** What the marks of a chart stand for. */
export function ChartLegend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul className="legend">
      {entries.map((entry) => (
        <li key={entry.label}>
          {entry.kind === 'series' ? (
            <svg className={`mk c${entry.series}`} viewBox="-6 -6 12 12" aria-hidden="true">
              <use href={`#m${entry.series}`} />
            </svg>
          ) : (
            <svg className={`mk q${entry.step}`} viewBox="-6 -6 12 12" aria-hidden="true">
              <circle r={2.5 + entry.step * 0.6} />
            </svg>
          )}
          {entry.label}
        </li>
      ))}
    </ul>
  );
}
