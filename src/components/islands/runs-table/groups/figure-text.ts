import { formatMetric, formatSpread, NOT_LOGGED } from '../../../../site/format.ts';
import type { TableColumn } from '../table-column.ts';
import type { GroupFigure } from './group-figures.ts';

/** How the figure of a group is read. */
export type FigureText = {
  readonly text: string;
  readonly missing: boolean;
  /** Behind ±. */
  readonly spread: string | undefined;
  /** What is not in the figure, short enough to stand beside it. */
  readonly remark: string | undefined;
  /** All that is known of the values. */
  readonly title: string;
};

const SIGNIFICANT = 6;

export function figureText(
  { value, sd, gathered, leftOut }: GroupFigure,
  { metric }: TableColumn,
  runs: number,
): FigureText {
  const decimals = metric?.decimals ?? 0;
  const { n, nonFinite } = gathered;
  return {
    text: value === undefined ? NOT_LOGGED : formatMetric(value, decimals),
    missing: value === undefined,
    spread: sd === undefined ? undefined : formatSpread(sd, decimals),
    remark: nonFinite > 0 ? `${nonFinite} NaN or ∞` : n > 0 && n < runs ? `of ${n}` : undefined,
    title: [
      n === 1 && runs === 1 ? '1 run' : `n ${n} of ${runs}`,
      ...statistics(gathered, metric?.goal),
      ...(nonFinite > 0 ? [`${nonFinite} NaN or infinite`] : []),
      ...(leftOut.without > 0 ? [`${leftOut.without} without a value`] : []),
      ...(leftOut.unfinished > 0 ? [`${leftOut.unfinished} not finished or deleted, not counted`] : []),
      ...(leftOut.parents > 0 ? [`${leftOut.parents} above others that count, not counted`] : []),
    ].join(', '),
  };
}

function statistics(
  { summary }: GroupFigure['gathered'],
  goal: 'maximize' | 'minimize' | undefined,
): readonly string[] {
  if (!summary) return [];
  const { mean, sd, median, min, max } = summary;
  const number = (value: number) => String(Number(value.toPrecision(SIGNIFICANT)));
  return [
    `mean ${number(mean)}`,
    ...(sd === undefined ? [] : [`sd ${number(sd)}`]),
    `median ${number(median)}`,
    `min ${number(min)}`,
    `max ${number(max)}`,
    ...(goal ? [`best ${number(goal === 'maximize' ? max : min)}`] : []),
  ];
}
