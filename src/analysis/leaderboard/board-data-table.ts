import { type ExportCell, type ExportTable, NO_VALUE } from '../export-table.ts';
import type { Board, BoardConfiguration, BoardDifference, BoardRow } from './board-types.ts';

const exact = (data: number | string | undefined): ExportCell =>
  data === undefined ? NO_VALUE : { text: String(data), data };

/** A board for computing: exact numbers, a column each, with all params that differ and the runs behind each row. */
export function boardDataTable({ rows, unranked, options: { statistic } }: Board): ExportTable {
  const params = (rows[0] ?? unranked[0])?.params.map(({ key }) => key) ?? [];
  const data = (row: BoardConfiguration) => [
    exact(row.name),
    exact(row.n),
    exact(row.unit),
    ...[row.summary?.mean, row.summary?.sd, row.summary?.median, row.summary?.iqm].map(exact),
    ...intervalData(row, statistic),
  ];
  const end = (row: BoardConfiguration) => [
    exact(row.marks.join(' ')),
    exact(row.units.flatMap(({ runs }) => runs.map(({ id }) => id)).join(' ')),
    ...row.params.map(({ value }) => exact(value)),
  ];
  return {
    headers: [
      ...RANK_HEADERS,
      ...DATA_HEADERS,
      ...DIFFERENCE_HEADERS,
      'note',
      'marks',
      'runs',
      ...params.map((key) => `params.${key}`),
    ],
    rows: [
      ...rows.map((row) => [
        ...rankData(row),
        ...data(row),
        ...differenceData(row.toLeader),
        ...differenceData(row.toBaseline),
        exact(row.place.kind === 'interval' ? undefined : noteOf(row)),
        ...end(row),
      ]),
      ...unranked.map((row) => [
        ...RANK_HEADERS.map(() => NO_VALUE),
        ...data(row),
        ...DIFFERENCE_HEADERS.map(() => NO_VALUE),
        exact(`not ranked: ${row.reason}`),
        ...end(row),
      ]),
    ],
  };
}

const RANK_HEADERS = ['rank_low', 'rank_high', 'tier'];
const DATA_HEADERS = [
  'configuration',
  'n',
  'unit',
  'mean',
  'sd',
  'median',
  'iqm',
  'interval_of',
  'interval',
  'low',
  'high',
];
const DIFFERENCE_HEADERS = ['leader', 'baseline'].flatMap((other) =>
  ['difference', 'low', 'high', 'p_adjusted'].map((what) => `to_${other}_${what}`),
);

function intervalData({ shown: { interval } }: BoardConfiguration, statistic: string): readonly ExportCell[] {
  if (!interval.shown) return [NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE];
  return [exact(statistic), exact(interval.method), exact(interval.low), exact(interval.high)];
}

function rankData({ place }: BoardRow): readonly ExportCell[] {
  if (place.kind === 'interval') return [exact(place.low), exact(place.high), exact(place.tier)];
  if (place.kind === 'plain') return [exact(place.rank), exact(place.rank), NO_VALUE];
  return [NO_VALUE, NO_VALUE, NO_VALUE];
}

function noteOf({ place }: BoardRow): string {
  return place.kind === 'plain' ? 'single run: order not tested' : place.text;
}

function differenceData(difference: BoardDifference | undefined): readonly ExportCell[] {
  if (!difference) return [NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE];
  const { test, adjusted } = difference;
  return [
    exact(difference.difference),
    exact(test.shown ? test.low : undefined),
    exact(test.shown ? test.high : undefined),
    exact(adjusted),
  ];
}
