import { printField } from '../../../search/print.ts';
import type { CellOptions } from './cell.ts';
import type { TableColumn } from './table-column.ts';

/** A metric is called as a search would ask for its value: `metrics.loss`, `at(metrics.loss, 100)`. */
export function headerOf({ id, metric }: TableColumn, { value }: Pick<CellOptions, 'value'>): string {
  return metric && value.kind !== 'latest' ? printField({ kind: 'metric', key: metric.key, value }) : id;
}
