import { useState } from 'react';
import { cut } from '../../../site/format.ts';
import { visibleText } from '../../../site/visible-text.ts';
import { Menu } from './Menu.tsx';
import type { ColumnSection, TableColumn } from './table-column.ts';
import type { ChangeView } from './use-view.ts';
import type { View } from './view.ts';

type Props = {
  readonly columns: readonly TableColumn[];
  readonly shown: readonly string[];
  readonly view: Pick<View, 'heat' | 'bars'>;
  readonly onShow: (ids: readonly string[] | undefined) => void;
  readonly change: ChangeView;
};

/** An experiment may have hundreds of metrics; beyond these, search. */
const MOST_OF_SECTION = 60;
const LONGEST = 44;
const DRAWN = { heat: 'shade metrics by value', bars: 'bars in metrics' };
const SECTIONS: readonly ColumnSection[] = ['Main metric', 'Parameters', 'Metrics', 'Tags', 'Info'];

/** Choice of the columns, by section, and their order. */
export function ColumnPicker({ columns, shown, view, onShow, change }: Props) {
  const [wanted, setWanted] = useState('');
  const [onlyDiffering, setOnlyDiffering] = useState(true);
  const isShown = new Set(shown);
  const offered = columns.filter(
    ({ id, label, differs }) =>
      label.toLowerCase().includes(wanted.trim().toLowerCase()) &&
      (!onlyDiffering || differs || isShown.has(id)),
  );
  const toggle = (id: string, isOn: boolean) =>
    onShow(isOn ? [...shown, id] : shown.filter((other) => other !== id));
  return (
    <Menu label={`Columns ${shown.length} of ${columns.length}`} wide>
      <div className="find">
        <label>
          <span className="vh">Search columns</span>
          <input
            type="search"
            placeholder="Search columns"
            value={wanted}
            onChange={({ target }) => setWanted(target.value)}
          />
        </label>
        <label className="opt">
          <input
            type="checkbox"
            checked={onlyDiffering}
            onChange={({ target }) => setOnlyDiffering(target.checked)}
          />
          <span>only those that differ</span>
        </label>
      </div>
      <div className="lists">
        {SECTIONS.map((section) => (
          <Section
            key={section}
            title={section}
            columns={offered.filter((column) => column.section === section)}
            isShown={isShown}
            onToggle={toggle}
          />
        ))}
        {offered.length === 0 && <p className="more">No column of that name.</p>}
      </div>
      <div className="ends">
        {(['heat', 'bars'] as const).map((name) => (
          <label className="opt" key={name}>
            <input
              type="checkbox"
              checked={view[name]}
              onChange={({ target }) => change({ [name]: target.checked })}
            />
            <span>{DRAWN[name]}</span>
          </label>
        ))}
        <button type="button" className="btn" onClick={() => onShow(undefined)}>
          Reset
        </button>
      </div>
    </Menu>
  );
}

type SectionProps = {
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly isShown: ReadonlySet<string>;
  readonly onToggle: (id: string, isOn: boolean) => void;
};

function Section({ title, columns, isShown, onToggle }: SectionProps) {
  if (columns.length === 0) return null;
  return (
    <fieldset>
      <legend>{title}</legend>
      {columns.slice(0, MOST_OF_SECTION).map(({ id, label }) => (
        <label className="opt" key={id}>
          <input
            type="checkbox"
            checked={isShown.has(id)}
            onChange={({ target }) => onToggle(id, target.checked)}
          />
          <span>{cut(visibleText(label), LONGEST)}</span>
        </label>
      ))}
      {columns.length > MOST_OF_SECTION && (
        <p className="more">{columns.length - MOST_OF_SECTION} more: search for them</p>
      )}
    </fieldset>
  );
}
