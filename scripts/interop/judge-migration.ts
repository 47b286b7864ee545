import { compareFacts, type Difference } from './compare-facts.ts';
import { MIGRATOR_RULES, type Readings, type Rule } from './migrator-rules.ts';

/** What became of one kind of thing in one store. */
export type KindJudgement = {
  readonly kind: string;
  readonly equal: number;
  readonly explained: readonly { readonly difference: Difference; readonly rule: Rule }[];
  readonly unexplained: readonly Difference[];
};

/** Compares the two readings by kind, and finds for each difference the first rule that covers it. */
export function judgeMigration(readings: Readings): readonly KindJudgement[] {
  return [...compareFacts(readings.files, readings.database)].map(([kind, { equal, differences }]) => {
    const judged = differences.map((difference) => ({
      difference,
      rule: MIGRATOR_RULES.find((rule) => rule.covers(difference, readings)),
    }));
    return {
      kind,
      equal,
      explained: judged.flatMap(({ difference, rule }) => (rule ? [{ difference, rule }] : [])),
      unexplained: judged.flatMap(({ difference, rule }) => (rule ? [] : [difference])),
    };
  });
}
