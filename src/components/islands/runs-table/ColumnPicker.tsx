import { useState } from 'react';
import { KeyChoice, Option } from './KeyChoice.tsx';
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

const DRAWN = { heat: 'shade metrics by value', bars: 'bars in metrics' };
const SECTIONS: readonly ColumnSection[] = ['Main metric', 'Parameters', 'Metrics', 'Tags', 'Info'];
const SEARCH = {
  label: 'Search columns',
  placeholder: 'Search columns',
  nothing: 'No column of that name.',
};

/** Choice of the columns, by section, and their order. */
export function ColumnPicker({ columns, shown, view, onShow, change }: Props) {
  const [onlyDiffering, setOnlyDiffering] = useState(true);
  const offered = columns.filter(({ id, differs }) => !onlyDiffering || differs || shown.includes(id));
  return (
    <Menu label={`Columns ${shown.length} of ${columns.length}`} wide>
      <KeyChoice sections={SECTIONS} keys={offered} chosen={shown} onChange={onShow} search={SEARCH}>
        <Option label="only those that differ" isOn={onlyDiffering} onToggle={setOnlyDiffering} />
      </KeyChoice>
      <div className="ends">
        {(['heat', 'bars'] as const).map((name) => (
          <Option
            key={name}
            label={DRAWN[name]}
            isOn={view[name]}
            onToggle={(isOn) => change({ [name]: isOn })}
          />
        ))}
        <button type="button" className="btn" onClick={() => onShow(undefined)}>
          Reset
        </button>
      </div>
    </Menu>
  );
}
