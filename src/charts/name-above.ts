/** From the upper left corner of the plot to the base line: over the labels of the axis, a line above the topmost. */
const PLACE = { dx: -44, dy: -21 } as const;

/**
 * The name of what the upright axis shows, above the axis. Not the title of the chart: Vega moves that above whatever
 * mark reaches over the end of the axis, and out of the drawing.
 *
 * @param place from the upper left corner of the plot, in pixels.
 */
export function nameAbove(name: string, place: { readonly dx?: number; readonly dy?: number } = {}) {
  return {
    data: { values: [{ name }] },
    mark: {
      type: 'text' as const,
      align: 'left' as const,
      baseline: 'alphabetic' as const,
      ...PLACE,
      ...place,
    },
    encoding: {
      x: { value: 0 },
      y: { value: 0 },
      text: { field: 'name', type: 'nominal' as const },
    },
  };
}
