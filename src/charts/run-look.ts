/** How a run is drawn: the numbers of its colour (1 to 9), marker (1 to 10) and dash (1 to 5) in the style sheet. */
export type RunLook = { readonly colour: number; readonly marker: number; readonly dash: number };

/** Slate, the tenth colour, is for context. */
const COLOURS = 9;
const MARKERS = 10;
const DASHES = 5;

/**
 * The look of a run by its place among the runs of its experiment, in the order they were started: the same wherever
 * the run is drawn, with whatever others. Neighbours differ in colour, marker and dash; ninety runs in a row all
 * look different, for the numbers of colours and markers have no divisor in common.
 */
export function runLook(place: number): RunLook {
  return { colour: (place % COLOURS) + 1, marker: (place % MARKERS) + 1, dash: (place % DASHES) + 1 };
}
