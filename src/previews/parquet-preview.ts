import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { ArtifactSource, PreviewLimits, TablePreview } from './preview.ts';
import { tablePreview } from './table-preview.ts';

const MOST_COLUMNS = 16;
/** A row group is decompressed to show its first rows; beyond this size only the columns are listed. */
const MOST_GROUP_BYTES = 32_000_000;

/** The first rows of a Parquet file, or its columns and types when its row groups are too large to unpack. */
export async function parquetPreview(
  source: ArtifactSource,
  limits: Pick<PreviewLimits, 'previewRows'>,
): Promise<TablePreview> {
  const file = {
    byteLength: source.size,
    slice: (start: number, end = source.size): ArrayBuffer =>
      Uint8Array.from(source.read(start < 0 ? source.size + start : start, end)).buffer,
  };
  const metadata = await parquetMetadataAsync(file);
  const columns = parquetSchema(metadata).children.map(({ element }) => element);
  const names = columns.map(({ name }) => name);
  const groupBytes = Number(metadata.row_groups[0]?.total_byte_size ?? 0);
  if (groupBytes > MOST_GROUP_BYTES) {
    const types = columns.map(({ name, type, logical_type: logical }) => [
      name,
      logical?.type ?? type ?? 'group',
    ]);
    return tablePreview(['column', 'type'], types, types.length, { previewRows: 200 });
  }
  const rows = await parquetReadObjects({
    file,
    metadata,
    compressors,
    columns: names.slice(0, MOST_COLUMNS),
    rowEnd: Math.min(limits.previewRows, Number(metadata.num_rows)),
  });
  const cells = rows.map((row) => names.slice(0, MOST_COLUMNS).map((name) => row[name]));
  return tablePreview(names, cells, Number(metadata.num_rows), limits);
}
