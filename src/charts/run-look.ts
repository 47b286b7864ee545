/**
 * How a run is drawn, wherever it is: the numbers of its colour and marker (1 to 10), of the shade of its colour
 * (1 to 3) and of its dash (1 to 5) in the style sheet.
 */
export type RunLook = {
  readonly colour: number;
  readonly shade: number;
  readonly marker: number;
  readonly dash: number;
};

/** What tells runs of one experiment apart: the series they belong to, if any, and their place within it. */
export type LookPlace =
  | { readonly kind: 'series'; readonly series: number; readonly place: number }
  /** The experiment has series, and the run is of none. */
  | { readonly kind: 'without'; readonly place: number }
  /** The experiment has no series; the place is among all of its runs. */
  | { readonly kind: 'own'; readonly place: number };

/** Slate, the tenth colour, is for context and for runs that are of no series. */
export const CONTEXT = 10;
const COLOURS = 9;
const MARKERS = 10;
const SHADES = 3;
const DASHES = 5;

/**
 * The look of a run. Where an experiment has series, colour and marker are the series', as in its tables and figures,
 * and shade and dash tell apart the runs within: fifteen in a row all differ. Where it has none, colour, marker and
 * dash are the run's own: ninety in a row differ.
 */
export function runLook(at: LookPlace): RunLook {
  const { place } = at;
  if (at.kind === 'own')
    return {
      colour: (place % COLOURS) + 1,
      shade: 1,
      marker: (place % MARKERS) + 1,
      dash: (place % DASHES) + 1,
    };
  const series = at.kind === 'series' ? at.series : CONTEXT;
  // The first run of each series has the series' dash.
  return {
    colour: series,
    shade: (place % SHADES) + 1,
    marker: series,
    dash: ((place + series - 1) % DASHES) + 1,
  };
}

/** The classes that give an element the run's colour as `--c`. */
export function lookClass({ colour, shade }: Pick<RunLook, 'colour' | 'shade'>): string {
  return shade > 1 ? `c${colour} s${shade}` : `c${colour}`;
}
