import type { Diagnostic } from '../entities/diagnostic.ts';
import type { Experiment } from '../entities/experiment.ts';
import type { Run } from '../entities/run.ts';
import { nearestName } from '../settings/nearest-name.ts';
import type { SettingPlaceOf } from '../settings/read-settings.ts';
import type { PivotSetting, Settings } from '../settings/settings.ts';

/** What is published, as far as settings name it, and the experiments that are left out. */
export type NamedThings = {
  readonly experiments: readonly Experiment[];
  readonly runs: readonly Run[];
  readonly deleted: readonly Experiment[];
};

type Finding = {
  readonly code: string;
  /** Where in the settings. */
  readonly setting: readonly (string | number)[];
  readonly what: string;
  readonly why: string;
  readonly fix: string;
};

const MOST_LISTED = 12;

/**
 * What the settings name that the report does not have: an experiment or metric of a pivot, a baseline, a primary
 * metric. They have no effect then, which would otherwise pass in silence.
 */
export function settingsDiagnostics(
  settings: Settings,
  things: NamedThings,
  placeOf: SettingPlaceOf,
): readonly Diagnostic[] {
  const findings = [
    ...primaryFindings(settings, things),
    ...baselineFindings(settings, things),
    ...settings.pivots.flatMap((pivot, index) => pivotFindings(pivot, index, things)),
  ];
  return findings.map(({ code, setting, what, why, fix }) => {
    const place = placeOf(setting);
    return {
      code,
      severity: 'warning',
      ...(place ? { path: place.file, line: place.line } : {}),
      key: setting.join('.'),
      what,
      why,
      fix,
    };
  });
}

/** Whether a setting names this experiment, by its name, id or key. */
export function isNamed(wanted: string, { name, experimentId, key }: Experiment): boolean {
  return wanted === name || wanted === experimentId || wanted === key;
}

function pivotFindings(pivot: PivotSetting, index: number, things: NamedThings): readonly Finding[] {
  const { experiment: wanted, metric } = pivot;
  if (wanted !== undefined && !things.experiments.some((each) => isNamed(wanted, each)))
    return [experimentFinding(wanted, index, things)];
  // A pivot of one experiment that finds nothing there is told on that experiment's page.
  const keys = wanted === undefined ? metricKeys(things.runs) : undefined;
  if (!keys || keys.has(metric)) return [];
  return [
    {
      code: 'setting-metric-unknown',
      setting: ['pivots', index, 'metric'],
      what: `A pivot takes the metric ${JSON.stringify(metric)}, which no run has; the pivot is left out.`,
      why: UNKNOWN_WHY,
      fix: meant(metric, keys) ?? `Name a metric that runs have: ${listed([...keys].sort())}.`,
    },
  ];
}

const UNKNOWN_WHY = 'The name is written differently here, or was logged to a store that is not read.';

function experimentFinding(wanted: string, index: number, { experiments, deleted }: NamedThings): Finding {
  const isDeleted = deleted.some((each) => isNamed(wanted, each));
  const names = experiments.map(({ name, experimentId }) => name || experimentId);
  return {
    code: 'setting-experiment-unknown',
    setting: ['pivots', index, 'experiment'],
    what: `A pivot names the experiment ${JSON.stringify(wanted)}, which the report does not have; the pivot is left out.`,
    why: isDeleted ? 'It is deleted, and deleted experiments are left out.' : UNKNOWN_WHY,
    fix: isDeleted
      ? 'Restore it, or set includeDeleted: true.'
      : (meant(wanted, [...names, ...experiments.map(({ experimentId }) => experimentId)]) ??
        `Name one that it has: ${listed(names)}.`),
  };
}

/** Of `baselines` an experiment needs to have just one, but each should be that of some experiment. */
function baselineFindings({ baselines }: Settings, { runs }: NamedThings): readonly Finding[] {
  if (baselines.length === 0) return [];
  const names = new Set(runs.flatMap(({ key, runId, name }) => [key, runId, ...(name ? [name] : [])]));
  return baselines.flatMap((wanted, index) =>
    names.has(wanted)
      ? []
      : [
          {
            code: 'setting-baseline-unknown',
            setting: ['baselines', index],
            what: `The baseline ${JSON.stringify(wanted)} is no run of the report; nothing is compared with it.`,
            why: 'The name or ID is written differently here, or the run is deleted or of a store that is not read.',
            fix: meant(wanted, names) ?? 'Give the name or ID of a run that is on the site.',
          },
        ],
  );
}

function primaryFindings({ primaryMetric }: Settings, { runs }: NamedThings): readonly Finding[] {
  if (primaryMetric === undefined) return [];
  const keys = metricKeys(runs);
  if (keys.has(primaryMetric)) return [];
  return [
    {
      code: 'setting-metric-unknown',
      setting: ['primaryMetric'],
      what: `The primary metric ${JSON.stringify(primaryMetric)} is one that no run has; it ranks nothing.`,
      why: UNKNOWN_WHY,
      fix: meant(primaryMetric, keys) ?? `Name a metric that runs have: ${listed([...keys].sort())}.`,
    },
  ];
}

function metricKeys(runs: readonly Run[]): ReadonlySet<string> {
  return new Set(runs.flatMap(({ metrics }) => metrics.map(({ key }) => key)));
}

function meant(wanted: string, known: Iterable<string>): string | undefined {
  const near = nearestName(wanted, known);
  return near === undefined ? undefined : `Did you mean ${JSON.stringify(near)}?`;
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'there is none';
  const shown = names.slice(0, MOST_LISTED).map((name) => JSON.stringify(name));
  const more = names.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
