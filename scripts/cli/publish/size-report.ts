import type { ExportTable } from '../../../src/analysis/export-table.ts';
import { compareText } from '../../../src/analysis/order.ts';
import { formatBytes, formatCount } from '../../../src/site/format.ts';
import { kindOfSiteFile, type SiteFile } from './site-files.ts';

export type SizeOfKind = { readonly kind: string; readonly files: number; readonly bytes: number };

/** Files and bytes of a site by the kind of page, data or artifact; the largest first. */
export function sizesByKind(files: readonly SiteFile[]): readonly SizeOfKind[] {
  const sizes = Map.groupBy(files, ({ path }) => kindOfSiteFile(path));
  return [...sizes]
    .map(([kind, members]) => ({ kind, files: members.length, bytes: sumOf(members) }))
    .sort((a, b) => b.bytes - a.bytes || compareText(a.kind, b.kind));
}

export function sumOf(files: readonly SiteFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The sizes as a table for a terminal, with what they are together. */
export function sizeTable(sizes: readonly SizeOfKind[]): ExportTable {
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const files = sizes.reduce((sum, entry) => sum + entry.files, 0);
  const share = (bytes: number) => (total === 0 ? 0 : Math.round((100 * bytes) / total));
  const rows = [...sizes, { kind: 'together', files, bytes: total }];
  return {
    headers: ['what', 'files', 'size', 'share'],
    rows: rows.map(({ kind, files: count, bytes }) => [
      { text: kind, data: kind },
      { text: formatCount(count), data: count },
      { text: formatBytes(bytes), data: bytes },
      { text: `${share(bytes)} %`, data: share(bytes) },
    ]),
  };
}
