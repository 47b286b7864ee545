import { type ReactNode, useId } from 'react';
import type { BoardOptions } from '../../../analysis/leaderboard/board-types.ts';
import type { LeaderboardSettings } from '../../../analysis/leaderboard/leaderboard-settings.ts';
import type { RunTable } from '../../../columns/decode-runs.ts';
import { cut } from '../../../site/format.ts';
import type { Change } from '../use-hash-state.ts';
import { type BoardChoice, LEVELS, STATISTICS } from './board-choice.ts';
import { mayChooseGoal } from './chosen-options.ts';
import { ParamMenu } from './ParamMenu.tsx';
import { RuleChoice } from './RuleChoice.tsx';

type Props = {
  readonly table: RunTable;
  readonly settings: LeaderboardSettings;
  readonly options: BoardOptions;
  readonly choice: BoardChoice;
  readonly change: Change<BoardChoice>;
  /** The filter. */
  readonly children: ReactNode;
};

const SHOWN_TEXTS = { mean: 'mean', median: 'median', iqm: 'interquartile mean' } as const;

/** What stands above a board: everything that a reader can choose about it. */
export function BoardTools({ table, settings, options, choice, change, children }: Props) {
  const { metric, level, statistic } = options;
  const published = settings.metrics.find((known) => known.metric.key === metric.key)?.metric ?? metric;
  const shown = new Set(settings.shown);
  const keys = settings.metrics.map((known) => known.metric.key);
  const levels = [...new Set([...LEVELS, settings.options.level])].sort((a, b) => a - b);
  return (
    <search className="tools" aria-label="Change the board">
      {children}
      <Choice
        label="Metric"
        value={metric.key}
        // What was chosen of another metric means nothing for this one.
        onChange={(key) => change({ metric: key, rule: undefined, goal: undefined })}
        options={[...settings.shown, ...keys.filter((key) => !shown.has(key))].map((key) => [
          key,
          cut(key, 40),
        ])}
      />
      {mayChooseGoal(published) && (
        <Choice
          label={choice.goal === undefined ? 'Better is' : 'Better is, chosen here'}
          value={choice.goal ?? ''}
          onChange={(goal) => change({ goal: goal === 'maximize' || goal === 'minimize' ? goal : undefined })}
          options={[
            ['', assumedText(published.goal.goal)],
            ['maximize', 'higher'],
            ['minimize', 'lower'],
          ]}
        />
      )}
      <RuleChoice
        table={table}
        rule={metric.rule}
        metrics={settings.metrics.map((known) => known.metric).filter(({ key }) => key !== metric.key)}
        onChange={(rule) => change({ rule })}
      />
      <Choice
        label="Confidence"
        value={String(level)}
        onChange={(text) => change({ level: LEVELS.find((known) => String(known) === text) })}
        options={levels.map((known) => [String(known), `${Number((known * 100).toPrecision(6))} %`])}
      />
      <Choice
        label="Shown"
        value={statistic}
        onChange={(text) => change({ statistic: STATISTICS.find((known) => known === text) })}
        options={STATISTICS.map((known) => [known, SHOWN_TEXTS[known]])}
      />
      <ParamMenu table={table} settings={settings} choice={choice} change={change} />
    </search>
  );
}

function assumedText(goal: 'maximize' | 'minimize' | undefined): string {
  if (!goal) return 'not set';
  return goal === 'maximize' ? 'higher (assumed)' : 'lower (assumed)';
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
};

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(([known, text]) => (
          <option key={known} value={known}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
