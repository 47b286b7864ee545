import type { RegisteredModel } from '../../entities/registered-model.ts';
import { countOf, formatMetric, NOT_LOGGED } from '../format.ts';
import { modelLabel, runLabel } from '../labels.ts';
import { type VersionRow, type VersionsData, versionsData } from '../page-data/model-versions.ts';
import type { Report } from '../report.ts';
import type { Card, CardList } from './card.ts';

/** Rows that a card is given; fewer have room. */
const MOST_ROWS = 6;
const ARROWS = { maximize: ' ↑', minimize: ' ↓' } as const;

/** The card of a registered model: its newest versions, the champion first. */
export function modelCard(report: Report, model: RegisteredModel): Card {
  const data = versionsData(report, model);
  const { rows } = data;
  return {
    title: { text: modelLabel(model), instead: 'Registered model' },
    facts: ['Registered model', countOf(rows.length, 'version')],
    body:
      rows.length > 0
        ? { kind: 'list', list: versionList(data) }
        : { kind: 'words', lines: ['No versions.'] },
  };
}

function versionList({ rows, metric }: VersionsData): CardList {
  const marked = rows.filter(({ isReference }) => isReference);
  const others = rows.filter(({ isReference }) => !isReference);
  const arrow = metric?.goal.goal ? ARROWS[metric.goal.goal] : '';
  const hasMarks = rows.some((row) => marksOf(row) !== '');
  return {
    columns: [
      { label: 'Version', width: 140, align: 'start', look: 'name' },
      ...(hasMarks ? [{ label: 'Alias, stage', width: 330, align: 'start', look: 'text' } as const] : []),
      { label: 'Run', width: hasMarks ? 340 : 670, align: 'start', look: 'aside' },
      { label: metric ? `${metric.key}${arrow}` : '', width: 262, align: 'end', look: 'text' },
    ],
    rows: [...marked, ...others].slice(0, MOST_ROWS).map((row) => {
      const { source, value } = row;
      const run = source.kind === 'run' ? runLabel(source.run) : NOT_LOGGED;
      const figure = value === undefined ? NOT_LOGGED : formatMetric(value, metric?.decimals);
      return {
        isMarked: row.isReference,
        cells: [
          { text: `v${row.version.version}`, instead: NOT_LOGGED },
          ...(hasMarks ? [{ text: marksOf(row), instead: NOT_LOGGED }] : []),
          { text: run, instead: 'run' },
          { text: metric ? figure : '', instead: '' },
        ],
      };
    }),
  };
}

function marksOf({ version: { aliases, stage } }: VersionRow): string {
  return [...aliases, ...(stage === 'None' ? [] : [stage])].join(', ');
}
