import {
  GATE_PRESETS,
  type GateAssertion,
  type GatesSetting,
  parseDuration,
} from '../../../settings/gates-setting.ts';
import { matchesPattern } from '../../../settings/metric-setting.ts';

/** One thing that must hold. A metric is a key or a pattern; null is the main metric of each experiment. */
export type GateRule =
  | {
      readonly kind: 'regression';
      readonly metric: string | null;
      readonly allow: number;
      readonly allowRelative: number;
    }
  | { readonly kind: 'min' | 'max'; readonly metric: string; readonly bound: number }
  | { readonly kind: 'no-nan'; readonly metric: string | undefined }
  | { readonly kind: 'min-seeds'; readonly metric: string | undefined; readonly count: number }
  | { readonly kind: 'max-duration'; readonly ms: number }
  | { readonly kind: 'finished' }
  | { readonly kind: 'tags' | 'params' | 'artifacts'; readonly names: readonly string[] };

/** A rule with what an assertion says of how it is checked. */
export type GateCheck = Pick<
  GateAssertion,
  'name' | 'experiment' | 'filter' | 'allowEmpty' | 'inconclusive'
> & {
  readonly level: 'warn' | 'error';
  readonly aggregate: NonNullable<GateAssertion['aggregate']>;
  readonly missing: NonNullable<GateAssertion['missing']>;
  readonly rule: GateRule;
};

/** What can be 1 % of is rarely noise: without repeats nothing else tells a regression from it. */
const PRESET_SHARE = 0.01;
const PRESET_SEEDS = 3;

const PRESETS: Readonly<
  Record<(typeof GATE_PRESETS)[number], readonly (readonly ['warn' | 'error', GateRule])[]>
> = {
  'no-regression': [['error', { kind: 'regression', metric: null, allow: 0, allowRelative: PRESET_SHARE }]],
  'sound-runs': [
    ['error', { kind: 'finished' }],
    ['error', { kind: 'no-nan', metric: undefined }],
  ],
  reproducible: [
    ['warn', { kind: 'tags', names: ['mlflow.source.git.commit'] }],
    ['warn', { kind: 'min-seeds', metric: undefined, count: PRESET_SEEDS }],
  ],
};

/** All checks that the settings ask for, in their order, those of presets last. */
export function gateChecks({ presets, assertions }: GatesSetting): readonly GateCheck[] {
  const own = assertions.flatMap(({ level, aggregate = 'mean', missing = 'fail', ...rest }) =>
    level === 'off'
      ? []
      : rulesOf({ ...rest, level }).map(
          (rule): GateCheck => ({ ...shared(rest), level, aggregate, missing, rule }),
        ),
  );
  const replaced = new Set(assertions.flatMap((assertion) => rulesOf(assertion).map(({ kind }) => kind)));
  const preset = GATE_PRESETS.filter((name) => presets.includes(name)).flatMap((name) =>
    PRESETS[name]
      .filter(([, { kind }]) => !replaced.has(kind))
      .map(([level, rule]): GateCheck => ({ ...PRESET_FACTS, level, rule })),
  );
  return [...own, ...preset];
}

const PRESET_FACTS = {
  name: undefined,
  experiment: undefined,
  filter: undefined,
  allowEmpty: true,
  inconclusive: 'pass',
  aggregate: 'mean',
  missing: 'pass',
} as const;

function shared({ name, experiment, filter, allowEmpty, inconclusive }: Omit<GateAssertion, 'level'>) {
  return { name, experiment, filter, allowEmpty, inconclusive };
}

function rulesOf(assertion: GateAssertion): readonly GateRule[] {
  const { metric, noNaN, minSeeds, maxDuration, finished, tags, params, artifacts } = assertion;
  const rules: GateRule[] = metric === undefined ? [] : [...metricRules(assertion, metric)];
  if (noNaN) rules.push({ kind: 'no-nan', metric });
  if (minSeeds !== undefined) rules.push({ kind: 'min-seeds', metric, count: minSeeds });
  if (maxDuration !== undefined)
    rules.push({ kind: 'max-duration', ms: parseDuration(String(maxDuration)) ?? Number.POSITIVE_INFINITY });
  if (finished) rules.push({ kind: 'finished' });
  for (const [kind, names] of Object.entries({ tags, params, artifacts }))
    if (names) rules.push({ kind: kind as 'tags', names });
  return rules;
}

/** A metric with nothing said of it must be no worse than base. */
function metricRules(assertion: GateAssertion, metric: string): readonly GateRule[] {
  const { min, max, allow, allowRelative, noNaN, minSeeds } = assertion;
  const rules: GateRule[] = [];
  if (min !== undefined) rules.push({ kind: 'min', metric, bound: min });
  if (max !== undefined) rules.push({ kind: 'max', metric, bound: max });
  const isAlone = [min, max, noNaN, minSeeds].every((value) => value === undefined);
  if (isAlone || allow !== undefined || allowRelative !== undefined)
    rules.push({ kind: 'regression', metric, allow: allow ?? 0, allowRelative: allowRelative ?? 0 });
  return rules;
}

/** The tolerance of the first regression check that looks at a metric: the greater of both floors; 0 without. */
export function toleranceOf(
  checks: readonly GateCheck[],
  key: string,
  facts: { readonly isPrimary: boolean; readonly base: number | undefined },
): number {
  const rule = checks
    .map(({ rule }) => rule)
    .find((rule) => rule.kind === 'regression' && looksAt(rule, key, facts));
  if (rule?.kind !== 'regression') return 0;
  const share = Number.isFinite(facts.base) ? Math.abs(facts.base ?? 0) : 0;
  return Math.max(rule.allow, rule.allowRelative * share);
}

/** Whether a rule is about a metric. */
export function looksAt(
  rule: GateRule,
  key: string,
  { isPrimary }: { readonly isPrimary: boolean },
): boolean {
  if (!('metric' in rule)) return false;
  if (rule.metric === null) return isPrimary;
  return rule.metric !== undefined && matchesPattern(rule.metric, key);
}
