import type { Spread } from '../../../analysis/curve-band.ts';
import { cut } from '../../../site/format.ts';
import type { CompareView } from './compare-hash.ts';
import type { ChangeComparison } from './use-comparison-view.ts';

type Props = {
  readonly view: CompareView;
  readonly change: ChangeComparison;
  /** Metrics that have curves, and which of them are drawn. */
  readonly metrics: readonly string[];
  readonly drawn: readonly string[];
  /** Params that differ, by which runs can be grouped. */
  readonly groups: readonly string[];
};

const SPREADS: readonly (readonly [Spread, string])[] = [
  ['range', 'min to max'],
  ['sd', 'standard deviation'],
  ['interval', '95 % interval'],
];
const LONGEST = 40;

/** What is drawn in the charts, and how. */
export function CurveTools({ view, change, metrics, drawn, groups }: Props) {
  const x = typeof view.x === 'string' ? view.x : `m:${view.x.metric}`;
  const setX = (value: string) => {
    const next: CompareView['x'] = value.startsWith('m:')
      ? { metric: value.slice(2) }
      : value === 'relative' || value === 'time'
        ? value
        : 'step';
    change({ x: next, zoom: undefined });
  };
  return (
    <search className="tools cmp-tools" aria-label="Curves">
      <details className="cols">
        <summary>Metrics ({drawn.length})</summary>
        <div>
          {metrics.map((metric) => (
            <Check
              key={metric}
              label={cut(metric, LONGEST)}
              checked={drawn.includes(metric)}
              onChange={(isOn) =>
                change({ metrics: metrics.filter((key) => (key === metric ? isOn : drawn.includes(key))) })
              }
            />
          ))}
        </div>
      </details>
      <label>
        Horizontal axis
        <select value={x} onChange={({ target }) => setX(target.value)}>
          <option value="step">step</option>
          <option value="relative">relative time</option>
          <option value="time">wall time</option>
          {metrics.map((metric) => (
            <option key={metric} value={`m:${metric}`}>
              {cut(metric, LONGEST)}
            </option>
          ))}
        </select>
      </label>
      <label>
        Smoothing {view.smoothing}
        <input
          type="range"
          min={0}
          max={100}
          value={view.smoothing}
          onChange={({ target }) => change({ smoothing: Number(target.value) })}
        />
      </label>
      <label>
        Average by
        <select
          value={view.group === undefined ? '' : `p:${view.group}`}
          onChange={({ target }) =>
            change({ group: target.value === '' ? undefined : target.value.slice(2) })
          }
        >
          <option value="">none</option>
          {groups.map((key) => (
            <option key={key} value={`p:${key}`}>
              {cut(key, LONGEST)}
            </option>
          ))}
        </select>
      </label>
      {view.group !== undefined && (
        <label>
          Band
          <select
            value={view.spread}
            onChange={({ target }) =>
              change({ spread: SPREADS.find(([spread]) => spread === target.value)?.[0] ?? 'range' })
            }
          >
            {SPREADS.map(([spread, name]) => (
              <option key={spread} value={spread}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <Check label="log x" checked={view.logX} onChange={(logX) => change({ logX })} />
      <Check label="log y" checked={view.logY} onChange={(logY) => change({ logY })} />
      <Check label="without outliers" checked={view.clip} onChange={(clip) => change({ clip })} />
      <Check label="in one chart" checked={view.together} onChange={(together) => change({ together })} />
      {view.zoom && (
        <button type="button" className="btn" onClick={() => change({ zoom: undefined })}>
          Show all
        </button>
      )}
    </search>
  );
}

type CheckProps = {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (isOn: boolean) => void;
};

/** A named box to tick. */
export function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="opt">
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />{' '}
      <span>{label}</span>
    </label>
  );
}
