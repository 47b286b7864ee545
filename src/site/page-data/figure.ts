import type { Drawing } from '../../charts/render-svg.ts';
import type { ChartSpec } from '../../charts/spec-colours.ts';

/** A text with keys in it, which are set in mono: `{ key }` is one. */
export type RichText = readonly (string | { readonly key: string })[];

/** A figure with everything a reader gets who cannot see it. */
export type Figure = {
  readonly id: string;
  readonly drawing: Drawing;
  /** The same as a specification of its own, whose marks say what they are. */
  readonly spec?: ChartSpec;
  /** Over the whole width; half of it otherwise. */
  readonly wide: boolean;
  readonly caption: RichText;
  /** What it is. */
  readonly title: string;
  /** Its main reading in one sentence. */
  readonly reading: string;
  readonly legend: readonly { readonly series: number; readonly label: string }[];
  readonly note: string | undefined;
  readonly table: {
    readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
    readonly rows: readonly (readonly string[])[];
    /** Rows there are in all; more than `rows` when the table is cut. */
    readonly total: number;
  };
};
