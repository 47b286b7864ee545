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
