import { useState } from 'react';
import type { RunTable } from '../../../../columns/decode-runs.ts';
import { cut } from '../../../../site/format.ts';
import { visibleText } from '../../../../site/visible-text.ts';
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
/** An experiment may have hundreds of tags; beyond these, search. */
const MOST_OF_SECTION = 60;
const LONGEST = 44;

/** Choice of what runs are grouped by. */
export function GroupMenu({ table, keys, view, change }: Props) {
  const [wanted, setWanted] = useState('');
  const chosen = view.groups;
  // What was flipped were groups of other keys.
  const set = (groups: readonly string[]) => change({ groups, flipped: new Set() });
  const toggle = (id: string, isOn: boolean) =>
    set(isOn ? [...chosen, id] : chosen.filter((other) => other !== id));
  const offered = keys.filter(({ label }) => label.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <Menu label={chosen.length > 0 ? `Group by: ${chosen.length}` : 'Group by'} wide>
      {(hasRepeats(table) || chosen.includes(SEEDS)) && (
        <Option
          label="all params but seeds and folds: runs that only repeat one another"
          isOn={chosen.includes(SEEDS)}
          onToggle={(isOn) => toggle(SEEDS, isOn)}
        />
      )}
      <div className="find">
        <label>
          <span className="vh">Search what to group by</span>
          <input
            type="search"
            placeholder="Search keys"
            value={wanted}
            onChange={({ target }) => setWanted(target.value)}
          />
        </label>
        <button type="button" className="btn" disabled={chosen.length === 0} onClick={() => set([])}>
          No groups
        </button>
      </div>
      <div className="lists">
        {SECTIONS.map((section) => (
          <Section
            key={section}
            title={section}
            keys={offered.filter((key) => key.section === section)}
            chosen={chosen}
            onToggle={toggle}
          />
        ))}
        {offered.length === 0 && <p className="more">Nothing of that name.</p>}
      </div>
    </Menu>
  );
}

type SectionProps = {
  readonly title: string;
  readonly keys: readonly GroupKey[];
  readonly chosen: readonly string[];
  readonly onToggle: (id: string, isOn: boolean) => void;
};

function Section({ title, keys, chosen, onToggle }: SectionProps) {
  if (keys.length === 0) return null;
  return (
    <fieldset>
      <legend>{title}</legend>
      {keys.slice(0, MOST_OF_SECTION).map(({ id, label }) => (
        <Option
          key={id}
          label={cut(visibleText(label), LONGEST)}
          isOn={chosen.includes(id)}
          onToggle={(isOn) => onToggle(id, isOn)}
        />
      ))}
      {keys.length > MOST_OF_SECTION && (
        <p className="more">{keys.length - MOST_OF_SECTION} more: search for them</p>
      )}
    </fieldset>
  );
}

type OptionProps = {
  readonly label: string;
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
};

function Option({ label, isOn, onToggle }: OptionProps) {
  return (
    <label className="opt">
      <input type="checkbox" checked={isOn} onChange={({ target }) => onToggle(target.checked)} />
      <span>{label}</span>
    </label>
  );
}
