import type { CompareView } from '../compare-hash.ts';
import type { ComparedRun, Comparison } from '../load-comparison.ts';
import type { ChangeComparison } from '../use-comparison-view.ts';
import type { ArtifactItem } from './artifact-items.ts';
import type { ArtifactView } from './artifact-view.ts';

export type ArtifactsProps = {
  readonly comparison: Comparison;
  readonly view: CompareView;
  readonly change: ChangeComparison;
  readonly base: string;
};

export type ChangeArtifacts = (change: Partial<ArtifactView>) => void;

/** Of what shows one path. */
export type OpenProps = {
  readonly item: ArtifactItem;
  readonly runs: readonly ComparedRun[];
  /** Where the site begins. */
  readonly base: string;
  /** The place of the baseline among the runs. */
  readonly baseline: number;
  /** Also what is the same in all. */
  readonly all: boolean;
  readonly view: ArtifactView;
  readonly change: ChangeArtifacts;
};

export type ImagesProps = OpenProps & {
  readonly files: ArtifactItem['files'];
  /** Said of the images of some runs, by place. */
  readonly notes: readonly (string | undefined)[];
};
