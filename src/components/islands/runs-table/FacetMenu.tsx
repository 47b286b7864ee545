import { cut, formatCount } from '../../../site/format.ts';
import { visibleText } from '../../../site/visible-text.ts';
import { Option, toggled } from './KeyChoice.tsx';
import { Menu } from './Menu.tsx';
import type { FacetValue } from './match-rows.ts';

type Props = {
  readonly label: string;
  readonly values: readonly FacetValue[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

/** More values than these are found with the filter. */
const MOST = 60;
const LONGEST = 40;

/** Choice of the values of a facet, with the number of runs that have each. */
export function FacetMenu({ label, values, chosen, onChange }: Props) {
  return (
    <Menu label={chosen.length > 0 ? `${label}: ${chosen.length}` : label}>
      <fieldset>
        <legend className="vh">{label}</legend>
        {values.slice(0, MOST).map(({ value, count }) => (
          <Option
            key={value}
            label={readable(label, value)}
            isOn={chosen.includes(value)}
            onToggle={(isOn) => onChange(toggled(chosen, value, isOn))}
          >
            <span className="mut">{formatCount(count)}</span>
          </Option>
        ))}
        {values.length > MOST && <p className="more">{values.length - MOST} more</p>}
      </fieldset>
      {chosen.length > 0 && (
        <button type="button" className="btn" onClick={() => onChange([])}>
          Any
        </button>
      )}
    </Menu>
  );
}

function readable(label: string, value: string): string {
  if (label === 'Status' || label === 'Lifecycle')
    return value.charAt(0).toUpperCase() + value.slice(1).toLowerCase();
  return cut(visibleText(value), LONGEST) || 'unnamed';
}
