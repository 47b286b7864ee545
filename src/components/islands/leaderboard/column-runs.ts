import type { BoardRun, ValueOf } from '../../../analysis/leaderboard/board-types.ts';
import type { LeaderboardSettings } from '../../../analysis/leaderboard/leaderboard-settings.ts';
import { makeValueOf } from '../../../analysis/leaderboard/run-values.ts';
import type { Values } from '../../../columns/decode-column.ts';
import type { RunTable } from '../../../columns/decode-runs.ts';
import type { RunKey } from '../../../entities/ids.ts';
import { runLabel } from '../../../site/labels.ts';
import { visibleText } from '../../../site/visible-text.ts';
import { runPath } from '../runs-table/run-path.ts';
import { had, type Summaries } from '../runs-table/table-column.ts';

/** The runs of the columns as boards see them, by row; texts as pages show them. */
export function columnRuns(table: RunTable, settings: LeaderboardSettings): readonly BoardRun[] {
  const { startTimeMs, durationMs, parents, marks } = table;
  const keyOf = (row: number) => `${table.keyPrefix}${table.runIds[row]}`;
  const names = table.names();
  const commits = table.commit();
  const params = table.params.map(columnTexts);
  const tags = table.tags.filter(({ key }) => tagsNeeded(settings).has(key)).map(columnTexts);
  const datasets = table.datasets.map(({ name, digest, context }) => ({
    name: visibleText(name),
    digest: visibleText(digest),
    ...(context === undefined ? {} : { context: visibleText(context) }),
  }));
  return table.runIds.map((runId, row): BoardRun => {
    const start = startTimeMs[row];
    const duration = durationMs[row];
    const parent = parents.get(row);
    return {
      id: keyOf(row),
      name: runLabel({ name: visibleText(names[row] ?? ''), runId: runId as never }),
      path: runPath(table, row),
      status: table.status[row] ?? '',
      lifecycleStage: table.deleted.has(row) ? 'deleted' : 'active',
      params: ofRow(params, row),
      tags: ofRow(tags, row),
      parentId: parent === undefined ? undefined : keyOf(parent),
      startTimeMs: start,
      endTimeMs: start === undefined || duration === undefined ? undefined : start + duration,
      commit: commits[row],
      datasets: table.datasetsOf(row).flatMap((number) => datasets[number] ?? []),
      marks: marks.get(row)?.map(visibleText) ?? [],
    };
  });
}

type Texts = { readonly key: string; readonly values: Values<string> };

function columnTexts({ key, values }: RunTable['tags'][number]): Texts {
  // Few texts are different, and looking through each of all takes time.
  const known = new Map<string, string>();
  const visible = (text: string) => {
    const found = known.get(text) ?? visibleText(text);
    known.set(text, found);
    return found;
  };
  return {
    key: visibleText(key),
    values: values().map((text) => (text === undefined ? undefined : visible(text))),
  };
}

function ofRow(columns: readonly Texts[], row: number): BoardRun['params'] {
  return columns.flatMap(({ key, values }) => {
    const value = values[row];
    return value === undefined ? [] : [{ key, value }];
  });
}

/** The tags that decide what is comparable, or what runs are about. */
function tagsNeeded({ options, taskKey }: LeaderboardSettings): ReadonlySet<string> {
  const fields = [...options.comparable, ...(taskKey === undefined ? [] : [taskKey])];
  return new Set(
    fields.filter((field) => field.startsWith('tag')).map((field) => field.slice(field.indexOf('.') + 1)),
  );
}

/** Reads values from the columns, and from what has been fetched of the histories. */
export function columnValues(table: RunTable, settings: LeaderboardSettings, summaries: Summaries): ValueOf {
  const rows = new Map(table.runIds.map((id, row) => [`${table.keyPrefix}${id}` as RunKey as string, row]));
  const facts = new Map(settings.metrics.map((known) => [known.metric.key, known]));
  const columns = new Map(
    table.metrics.map(({ key, latest }) => {
      const detail = summaries?.get(key);
      const summary = had(detail?.summary);
      return [
        visibleText(key),
        {
          latest: latest(),
          min: summary?.min(),
          max: summary?.max(),
          histories: had(detail?.histories)?.points,
          facts: facts.get(visibleText(key)),
        },
      ];
    }),
  );
  const extreme = (value: number | undefined) => (value === undefined ? undefined : { value });
  return makeValueOf({
    summaryOf: ({ id }, metric) => {
      const column = columns.get(metric);
      const row = rows.get(id) ?? -1;
      const value = column?.latest[row];
      if (!column || value === undefined) return undefined;
      const { points = 0, datasets } = column.facts ?? {};
      return {
        value,
        points: typeof points === 'number' ? points : points[row],
        min: extreme(column.min?.[row]),
        max: extreme(column.max?.[row]),
        dataset: settings.datasets[datasets?.[row] ?? -1],
      };
    },
    historyOf: ({ id }, metric) => columns.get(metric)?.histories?.[rows.get(id) ?? -1],
  });
}
