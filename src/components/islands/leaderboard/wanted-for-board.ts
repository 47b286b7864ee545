import type { BoardMetric } from '../../../analysis/leaderboard/board-types.ts';
import type { MetricColumn, RunTable } from '../../../columns/decode-runs.ts';
import { visibleText } from '../../../site/visible-text.ts';
import type { MetricValue } from '../runs-table/metric-value.ts';
import { detailsOfFilter } from '../runs-table/search-runs.ts';
import type { Summaries } from '../runs-table/table-column.ts';
import type { WantedDetails } from '../runs-table/use-details.ts';
import { type ValueState, valueState } from '../runs-table/value-state.ts';

/** Something of a metric's history that a value rule needs. */
type Needed = { readonly column: MetricColumn; readonly value: MetricValue };

/** What a board and its filter need of the histories. */
export function wantedForBoard(table: RunTable, metric: BoardMetric, filter: string): WantedDetails {
  const asked = detailsOfFilter(filter, table);
  const needed = neededOf(table, metric);
  const histories = needed.flatMap(({ column, value }) => (value.kind === 'mean' ? [column.key] : []));
  const withFile = new Set(table.metrics.flatMap(({ key, history }) => (history ? [key] : [])));
  return {
    summaries: asked.summaries || needed.some(({ value }) => value.kind === 'best'),
    histories: [...new Set([...histories, ...asked.histories])].filter((key) => withFile.has(key)),
  };
}

/** Whether the values of a metric by its rule are there. */
export function ruleState(table: RunTable, metric: BoardMetric, summaries: Summaries): ValueState {
  const states = neededOf(table, metric).map(({ column, value }) =>
    valueState(table, column, value, summaries),
  );
  return (['left-out', 'failed', 'loading'] as const).find((state) => states.includes(state)) ?? 'known';
}

function neededOf({ metrics }: RunTable, { key, rule }: BoardMetric): readonly Needed[] {
  const need = (of: string, value: MetricValue): readonly Needed[] => {
    const column = metrics.find((each) => visibleText(each.key) === of);
    return column ? [{ column, value }] : [];
  };
  switch (rule.kind) {
    case 'last':
      return [];
    case 'best':
      return need(key, { kind: 'best' });
    case 'mean-of-last':
      return rule.points === 1 ? [] : need(key, { kind: 'mean', points: rule.points });
    case 'at-best-of':
      return [key, rule.metric].flatMap((of) => need(of, { kind: 'mean', points: 1 }));
    default:
      return rule satisfies never;
  }
}
