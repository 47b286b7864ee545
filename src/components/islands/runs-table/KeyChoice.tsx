import { type ReactNode, useState } from 'react';
import { cut } from '../../../site/format.ts';
import { visibleText } from '../../../site/visible-text.ts';

/** Something that is chosen by its name. */
type Key<Section> = { readonly id: string; readonly label: string; readonly section: Section };

type Props<Section> = {
  readonly sections: readonly Section[];
  readonly keys: readonly Key<Section>[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** What is searched, and what is said when nothing has the name. */
  readonly search: { readonly label: string; readonly placeholder: string; readonly nothing: string };
  /** What stands beside the search. */
  readonly children: ReactNode;
};

/** An experiment may have hundreds of metrics or tags; beyond these, search. */
const MOST_OF_SECTION = 60;
const LONGEST = 44;

/** Choice among many keys: a search, and below it those of that name, by section. */
export function KeyChoice<Section extends string>(props: Props<Section>) {
  const { sections, keys, chosen, onChange, search, children } = props;
  const [wanted, setWanted] = useState('');
  const found = keys.filter(({ label }) => label.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <>
      <div className="find">
        <label>
          <span className="vh">{search.label}</span>
          <input
            type="search"
            placeholder={search.placeholder}
            value={wanted}
            onChange={({ target }) => setWanted(target.value)}
          />
        </label>
        {children}
      </div>
      <div className="lists">
        {sections.map((section) => (
          <SectionChoice
            key={section}
            title={section}
            keys={found.filter((key) => key.section === section)}
            chosen={chosen}
            onChange={onChange}
          />
        ))}
        {found.length === 0 && <p className="more">{search.nothing}</p>}
      </div>
    </>
  );
}

type SectionProps = Pick<Props<string>, 'keys' | 'chosen' | 'onChange'> & { readonly title: string };

function SectionChoice({ title, keys, chosen, onChange }: SectionProps) {
  if (keys.length === 0) return null;
  return (
    <fieldset>
      <legend>{title}</legend>
      {keys.slice(0, MOST_OF_SECTION).map(({ id, label }) => (
        <Option
          key={id}
          label={cut(visibleText(label), LONGEST)}
          isOn={chosen.includes(id)}
          onToggle={(isOn) => onChange(toggled(chosen, id, isOn))}
        />
      ))}
      {keys.length > MOST_OF_SECTION && (
        <p className="more">{keys.length - MOST_OF_SECTION} more: search for them</p>
      )}
    </fieldset>
  );
}

/** What is chosen after one was switched on, at the end, or off. */
export function toggled(chosen: readonly string[], id: string, isOn: boolean): readonly string[] {
  return isOn ? [...chosen, id] : chosen.filter((other) => other !== id);
}

type OptionProps = {
  readonly label: string;
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
  /** What stands behind the label. */
  readonly children?: ReactNode;
};

/** A box to tick in a menu. */
export function Option({ label, isOn, onToggle, children }: OptionProps) {
  return (
    <label className="opt">
      <input type="checkbox" checked={isOn} onChange={({ target }) => onToggle(target.checked)} />
      <span>{label}</span>
      {children}
    </label>
  );
}
