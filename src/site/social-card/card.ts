import type { DotAndWhisker } from '../page-data/leaderboard-axis.ts';

/** A text, and what to say where the typeface lacks its letters; what is left of it when undefined. */
export type CardName = {
  readonly text: string;
  readonly instead: string | undefined;
  /** Of ours; stands behind the text however much of that has room. */
  readonly suffix?: string;
};

/** What an experiment came to. */
export type CardResult = {
  readonly metric: CardName;
  /** `↑ higher is better`. */
  readonly direction: string;
  readonly value: string;
  /** With its sign, such as `± 0.0026`; empty where there is none. */
  readonly spread: string;
  /** What has this value. */
  readonly of: CardName;
  readonly series: number | undefined;
  /** What the value is, and what limits it; a line each. */
  readonly notes: readonly string[];
};

/** Lines of some runs, between the least and the greatest value of all; a point is undefined in a gap. */
export type CardCurves = {
  readonly kind: 'curves';
  readonly caption: string;
  readonly series: number | undefined;
  readonly lines: readonly (readonly { readonly x: number; readonly y: number | undefined }[])[];
  /** Places from the left and from the top, 0 to 1, with what is written there. */
  readonly xTicks: readonly CardTick[];
  readonly yTicks: readonly CardTick[];
};
export type CardTick = { readonly at: number; readonly label: string };

/** Rows of a board as dots on one axis. */
export type CardDots = {
  readonly kind: 'dots';
  /** `names` leaves out ranks and values, which need room. */
  readonly columns: 'all' | 'names';
  readonly rows: readonly CardDotRow[];
  /** Of the board. */
  readonly total: number;
  readonly ticks: readonly CardTick[];
  /** What the values are. */
  readonly valueHead: string;
};
export type CardDotRow = {
  /** Empty where nothing was tested. */
  readonly rank: string;
  readonly name: CardName;
  readonly series: number | undefined;
  readonly value: string;
  readonly drawn: DotAndWhisker | undefined;
};

export type CardList = {
  readonly columns: readonly CardColumn[];
  readonly rows: readonly {
    readonly cells: readonly CardName[];
    /** On a ground of its own, as the champion. */
    readonly isMarked: boolean;
  }[];
};
export type CardColumn = {
  readonly label: string;
  /** In pixels of the card. */
  readonly width: number;
  readonly align: 'start' | 'end';
  readonly look: 'name' | 'text' | 'aside';
};

export type CardBody =
  | { readonly kind: 'words'; readonly lines: readonly string[] }
  | {
      readonly kind: 'result';
      readonly result: CardResult;
      readonly figure: CardCurves | CardDots | undefined;
    }
  | CardDots
  | { readonly kind: 'list'; readonly list: CardList };

/** The picture that stands for a page where its link is shared: what it is about and what it came to. */
export type Card = {
  readonly title: CardName;
  /** On one line below the title, with dots between. */
  readonly facts: readonly string[];
  readonly body: CardBody;
};

/** The part of a card that something is drawn into. */
export type CardBox = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** A picture of a page, for its head. */
export type PageCard = { readonly path: string; readonly alt: string };

export const CARD_SIZE = { width: 1200, height: 630 } as const;
