/** What the judge says of one kind of thing: how many were equal, differ, or differ for a known reason. */
export type Verdict = { equal: number; different: number; allowed: number };

/** The judge's own counts by its category, such as `run.params` or `metric.latest`. */
export type JudgeCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Kinds in the order in which they are printed; a category belongs to the first kind whose pattern fits. */
const KINDS: readonly (readonly [kind: string, category: RegExp])[] = [
  ['experiments', /^experiment(\.name|\.lifecycleStage)?$/],
  ['experiment tags', /^experiment\.tags$/],
  ['artifacts', /\.artifacts$/],
  ['params', /^run\.params$/],
  ['tags', /^run\.tags$/],
  ['datasets', /^run\.datasets$/],
  ['runs', /^run(\.|$)/],
  ['history lengths', /^metric\.points$/],
  ['histories', /^metric\.historyHash$/],
  ['latest metrics', /^metric(\.|$)/],
  ['aliases', /\.aliases$/],
  ['model versions', /^version(\.|$)/],
  ['registered models', /^registeredModel(\.|$)/],
  ['logged models', /^loggedModel(\.|$)/],
  ['traces', /^trace(\.|$)/],
];

/** Sums up the judge's categories by kind, in a fixed order; a category that is not known is a kind of its own. */
export function verdictsByKind(counts: JudgeCounts): ReadonlyMap<string, Verdict> {
  const verdicts = new Map<string, Verdict>(KINDS.map(([kind]) => [kind, none()]));
  for (const [category, outcome] of Object.entries(counts)) {
    const kind = KINDS.find(([, pattern]) => pattern.test(category))?.[0] ?? category;
    const { match = 0, allowed = 0, ...others } = outcome;
    const different = Object.values(others).reduce((sum, count) => sum + count, 0);
    add(verdicts, kind, { equal: match, different, allowed });
  }
  for (const [kind, { equal, different, allowed }] of verdicts)
    if (equal + different + allowed === 0) verdicts.delete(kind);
  return verdicts;
}

/** Verdicts in the order in which kinds are printed. */
export function inOrder(verdicts: ReadonlyMap<string, Verdict>): readonly (readonly [string, Verdict])[] {
  const known = KINDS.flatMap(([kind]) => {
    const verdict = verdicts.get(kind);
    return verdict ? [[kind, verdict] as const] : [];
  });
  const others = [...verdicts].filter(([kind]) => !KINDS.some(([name]) => name === kind));
  return [...known, ...others];
}

/** Adds a verdict to those of its kind. */
export function add(
  verdicts: Map<string, Verdict>,
  kind: string,
  { equal, different, allowed }: Verdict,
): void {
  const sum = verdicts.get(kind) ?? none();
  sum.equal += equal;
  sum.different += different;
  sum.allowed += allowed;
  verdicts.set(kind, sum);
}

function none(): Verdict {
  return { equal: 0, different: 0, allowed: 0 };
}
