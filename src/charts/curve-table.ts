import type { CurveColumns } from './curve-columns.ts';

/** Some points of a figure's curves; a value is undefined where that curve has no point at this x. */
export type CurveTable = {
  readonly rows: readonly { readonly x: number; readonly values: readonly (number | undefined)[] }[];
  /** Points of the first curve. */
  readonly total: number;
};

/** Rows evenly spread over the points of the first curve, its first and last point among them. */
export function curveTable(curves: readonly CurveColumns[], most: number): CurveTable {
  const [first] = curves;
  if (!first) return { rows: [], total: 0 };
  const total = first.x.length;
  const count = Math.min(most, total);
  const indexes = Array.from({ length: count }, (_, row) =>
    count === 1 ? 0 : Math.round((row * (total - 1)) / (count - 1)),
  );
  const rows = indexes.map((index) => {
    const x = first.x[index] ?? 0;
    const others = curves.slice(1).map((curve) => valueAt(curve, x));
    return { x, values: [first.y[index], ...others] };
  });
  return { rows, total };
}

/** The last value logged at this x; columns ascend by x. */
function valueAt({ x, y }: CurveColumns, wanted: number): number | undefined {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((x[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return x[low - 1] === wanted ? y[low - 1] : undefined;
}
