import { countOf, formatCount, formatDuration } from '../../src/site/format.ts';
import type { Difference } from './compare-facts.ts';
import type { KindJudgement } from './judge-migration.ts';

const SHOWN_CHARACTERS = 100;

/** What became of the whole: a check is one kind of thing in one store. */
export type Tally = {
  readonly compared: readonly (readonly KindJudgement[])[];
  readonly refused: number;
  readonly leftOut: number;
};

/** How many of the checks passed, and how many did not. */
export function countChecks({ compared }: Tally): { readonly passed: number; readonly failed: number } {
  const checks = compared.flat();
  const failed = checks.filter(({ unexplained }) => unexplained.length > 0).length;
  return { passed: checks.length - failed, failed };
}

/** Prints what became of one store, with at most so many examples of each explanation. */
export function printJudgement(judgement: readonly KindJudgement[], show: number): void {
  for (const { kind, equal, explained, unexplained } of judgement) {
    const parts = [`${formatCount(equal).padStart(9)} equal`];
    if (explained.length > 0) parts.push(`${formatCount(explained.length)} explained`);
    if (unexplained.length > 0) parts.push(`${formatCount(unexplained.length)} NOT EXPLAINED`);
    console.log(`  ${kind.padEnd(26)} ${parts.join(', ')}`);
  }
  for (const [name, { differences }] of byRule(judgement))
    printDifferences(`explained by ${name}`, differences, show);
  const unexplained = judgement.flatMap((kind) => kind.unexplained);
  if (unexplained.length > 0) printDifferences('NOT EXPLAINED', unexplained, Math.max(show, 20));
}

/** Prints the sums over all stores, and each explanation in full. */
export function printTally(tally: Tally, ms: number): void {
  const { compared, refused, leftOut } = tally;
  const all = compared.flat();
  const sum = (count: (kind: KindJudgement) => number) => all.reduce((total, kind) => total + count(kind), 0);
  console.log(
    `\n${countOf(compared.length, 'store')} compared, ${refused} refused by the migrator, ${leftOut} left out`,
  );
  console.log(
    `${formatCount(sum(({ equal }) => equal))} equal, ${formatCount(sum(({ explained }) => explained.length))} explained, ${formatCount(sum(({ unexplained }) => unexplained.length))} not explained`,
  );
  for (const [name, { says, differences }] of byRule(all))
    console.log(`  ${name} (${formatCount(differences.length)}): ${says}`);
  console.log(`Done in ${formatDuration(ms)}`);
}

function byRule(judgement: readonly KindJudgement[]) {
  const rules = new Map<string, { readonly says: string; readonly differences: Difference[] }>();
  for (const { difference, rule } of judgement.flatMap(({ explained }) => explained)) {
    const known = rules.get(rule.name) ?? { says: rule.says, differences: [] };
    known.differences.push(difference);
    rules.set(rule.name, known);
  }
  return rules;
}

function printDifferences(title: string, differences: readonly Difference[], show: number): void {
  console.log(`  ${title}: ${formatCount(differences.length)}`);
  for (const { collection, id, path, expected, found } of differences.slice(0, show))
    console.log(
      `    ${[collection, id, ...path].join(' ')}: files ${shown(expected)}, database ${shown(found)}`,
    );
  if (differences.length > show) console.log(`    and ${formatCount(differences.length - show)} more`);
}

function shown(value: string | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
