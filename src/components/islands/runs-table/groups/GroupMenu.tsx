import type { RunTable } from '../../../../columns/decode-runs.ts';
import { KeyChoice, Option, toggled } from '../KeyChoice.tsx';
import { Menu } from '../Menu.tsx';
import type { ChangeView } from '../use-view.ts';
import type { View } from '../view.ts';
import { type GroupKey, hasRepeats, SEEDS } from './group-key.ts';

type Props = {
  readonly table: RunTable;
  readonly keys: readonly GroupKey[];
  readonly view: Pick<View, 'groups'>;
  readonly change: ChangeView;
};

const SECTIONS: readonly GroupKey['section'][] = ['Parameters', 'Run', 'Tags'];
const SEARCH = {
  label: 'Search what to group by',
  placeholder: 'Search keys',
  nothing: 'Nothing of that name.',
};

/** Choice of what runs are grouped by. */
export function GroupMenu({ table, keys, view, change }: Props) {
  const chosen = view.groups;
  // What was flipped were groups of other keys.
  const set = (groups: readonly string[]) => change({ groups, flipped: new Set() });
  return (
    <Menu label={chosen.length > 0 ? `Group by: ${chosen.length}` : 'Group by'} wide>
      {(hasRepeats(table) || chosen.includes(SEEDS)) && (
        <Option
          label="all params but seeds and folds: runs that only repeat one another"
          isOn={chosen.includes(SEEDS)}
          onToggle={(isOn) => set(toggled(chosen, SEEDS, isOn))}
        />
      )}
      <KeyChoice sections={SECTIONS} keys={keys} chosen={chosen} onChange={set} search={SEARCH}>
        <button type="button" className="btn" disabled={chosen.length === 0} onClick={() => set([])}>
          No groups
        </button>
      </KeyChoice>
    </Menu>
  );
}
