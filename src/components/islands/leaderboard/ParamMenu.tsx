import { useId } from 'react';
import type { LeaderboardSettings } from '../../../analysis/leaderboard/leaderboard-settings.ts';
import type { RunTable } from '../../../columns/decode-runs.ts';
import { countOf, cut } from '../../../site/format.ts';
import { visibleText } from '../../../site/visible-text.ts';
import { Menu } from '../runs-table/Menu.tsx';
import type { Change } from '../use-hash-state.ts';
import { type BoardChoice, PARAM_LISTS, type ParamList, placeParam } from './board-choice.ts';

type Props = {
  readonly table: RunTable;
  readonly settings: LeaderboardSettings;
  readonly choice: BoardChoice;
  readonly change: Change<BoardChoice>;
};

const LABELS: Readonly<Record<ParamList, string>> = {
  groupBy: 'makes configurations',
  ignore: 'ignored',
  repeat: 'tells repeats apart',
};
const MOST_PARAMS = 200;

/** What each param does: runs that are equal in all that makes configurations are repeats of one. */
export function ParamMenu({ table, settings, choice, change }: Props) {
  const { options } = settings;
  const listOf = (param: string) =>
    PARAM_LISTS.find((name) => (choice[name] ?? options[name] ?? []).includes(param));
  const params = table.params.slice(0, MOST_PARAMS);
  return (
    <Menu label="Configurations" wide>
      {params.length === 0 && <p className="more">No run has params.</p>}
      {params.map(({ key }) => (
        <ParamRole
          key={key}
          name={visibleText(key)}
          list={listOf(visibleText(key))}
          onChange={(list) => change(placeParam(choice, options, visibleText(key), list))}
        />
      ))}
      <p className="more">
        Once a param makes configurations, only those that do so count; likewise for repeats.
        {table.params.length > params.length &&
          ` ${countOf(table.params.length - params.length, 'more param')} cannot be chosen here.`}
      </p>
    </Menu>
  );
}

type RoleProps = {
  readonly name: string;
  readonly list: ParamList | undefined;
  readonly onChange: (list: ParamList | undefined) => void;
};

function ParamRole({ name, list, onChange }: RoleProps) {
  const id = useId();
  return (
    <div className="role">
      <label htmlFor={id} title={name}>
        {cut(name, 40)}
      </label>
      <select
        id={id}
        value={list ?? ''}
        onChange={({ target }) => onChange(PARAM_LISTS.find((known) => known === target.value))}
      >
        <option value="">as detected</option>
        {PARAM_LISTS.map((known) => (
          <option key={known} value={known}>
            {LABELS[known]}
          </option>
        ))}
      </select>
    </div>
  );
}
