import type { ArtifactFile } from '../entities/artifact.ts';
import type { MetricSetting } from '../settings/settings.ts';
import type { MetricGoal } from './metric-goal.ts';

/** What the compare page must know besides its runs; the file is `compare/report.json`. */
export type CompareData = {
  readonly experiments: readonly {
    readonly key: string;
    readonly name: string;
    /** Of its page, below the base of the site. */
    readonly path: string;
    /** The metric that ranks its runs. */
    readonly primary?: { readonly key: string; readonly goal: MetricGoal };
  }[];
  /** How metrics are read, as set in `runfolio.yaml`. */
  readonly metrics: readonly MetricSetting[];
};

/**
 * An artifact of a run as its `run.json` lists it, those of its logged models among them, below the model's name.
 * The copy on the site is at `copy`, below the base; where that is absent and there is no `reason`, it is at the
 * artifact's own path among the artifacts of the run's folder.
 */
export type ListedArtifact = ArtifactFile & {
  readonly copy?: string;
  /** Why there is no copy. */
  readonly reason?: string;
  /** The beginning of its SHA-256 in hex; only of files that others of their path equal in size. */
  readonly digest?: string;
};
