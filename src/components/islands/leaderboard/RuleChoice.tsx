import { useId, useState } from 'react';
import type { BoardMetric } from '../../../analysis/leaderboard/board-types.ts';
import { type ValueRule, valueRuleText } from '../../../analysis/leaderboard/value-rule.ts';
import type { RunTable } from '../../../columns/decode-runs.ts';
import { VALUE_RULE } from '../../../settings/value-rule-text.ts';
import { cut } from '../../../site/format.ts';

type Props = {
  readonly table: RunTable;
  readonly rule: ValueRule;
  /** Those at whose best a value can be taken. */
  readonly metrics: readonly BoardMetric[];
  readonly onChange: (rule: string) => void;
};

const MEAN = 'mean-of-last';

/** Choice of the value of each run that counts. */
export function RuleChoice({ table, rule, metrics, onChange }: Props) {
  const id = useId();
  const value = rule.kind === MEAN ? MEAN : valueRuleText(rule);
  return (
    <div className="value">
      <label htmlFor={id}>Value of a run</label>
      <div className="numbered">
        <select
          id={id}
          value={value}
          onChange={({ target }) =>
            onChange(target.value === MEAN ? `${MEAN}:${table.histories.meanOfLast}` : target.value)
          }
        >
          <option value="last">last</option>
          <option value="best">best</option>
          <option value={MEAN}>mean of last …</option>
          {metrics
            // Without a direction a metric has no best.
            .filter(({ goal }) => goal.goal !== undefined)
            .map(({ key }) => (
              <option key={key} value={`at-best:${key}`}>
                at best {cut(key, 40)}
              </option>
            ))}
        </select>
        {rule.kind === MEAN && <PointsField points={rule.points} onChange={onChange} />}
      </div>
    </div>
  );
}

function PointsField({ points, onChange }: { readonly points: number } & Pick<Props, 'onChange'>) {
  // What is being written need not be a number yet.
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const ruleOf = (text: string) => `${MEAN}:${text.trim()}`;
  return (
    <input
      type="number"
      aria-label="Number of last points"
      aria-invalid={draft !== undefined && !VALUE_RULE.test(ruleOf(draft))}
      min={1}
      step={1}
      value={draft ?? points}
      onChange={({ target }) => {
        setDraft(target.value);
        if (VALUE_RULE.test(ruleOf(target.value))) onChange(ruleOf(target.value));
      }}
      onBlur={() => setDraft(undefined)}
    />
  );
}
