import type { AxisBrush } from '../../../charts/axis-brush.ts';
import type { AxisPlace } from '../../../charts/parallel-chart.ts';
import { cut } from '../../../site/format.ts';
import type { BrushedField } from './chart-choice.ts';

type Props = {
  readonly axes: readonly BrushedField[];
  readonly places: readonly AxisPlace[];
  readonly onBrush: (axis: number, brush: AxisBrush | undefined) => void;
};

const LONGEST = 24;

/** The parts of the axes that are chosen, in fields: what the brush does by pointer. */
export function AxisRanges({ axes, places, onBrush }: Props) {
  const count = axes.filter(({ brush }) => brush).length;
  return (
    <details className="fold">
      <summary>Ranges of the axes{count > 0 && ` (${count} set)`}</summary>
      <div className="cmp-ranges">
        {axes.map(({ field, brush }, axis) => {
          const place = places[axis];
          return (
            place && (
              <fieldset key={`${field.kind}:${field.key}`}>
                <legend className="m">{cut(field.key, LONGEST)}</legend>
                {place.axis.scale ? (
                  <NumberEnds
                    brush={brush}
                    domain={place.axis.scale.domain}
                    onBrush={(next) => onBrush(axis, next)}
                  />
                ) : (
                  <LevelEnds
                    brush={brush}
                    levels={place.axis.levels}
                    onBrush={(next) => onBrush(axis, next)}
                  />
                )}
                {brush && (
                  <button type="button" className="btn" onClick={() => onBrush(axis, undefined)}>
                    All<span className="vh"> of {cut(field.key, LONGEST)}</span>
                  </button>
                )}
              </fieldset>
            )
          );
        })}
      </div>
    </details>
  );
}

type EndsProps = { readonly brush: AxisBrush | undefined; readonly onBrush: (brush: AxisBrush) => void };

function NumberEnds({ brush, domain, onBrush }: EndsProps & { readonly domain: readonly [number, number] }) {
  const [from, to] = brush && typeof brush[0] === 'number' ? (brush as readonly [number, number]) : domain;
  const put = (next: readonly [number, number]) => {
    if (Number.isFinite(next[0]) && Number.isFinite(next[1]) && next[0] <= next[1]) onBrush(next);
  };
  const end = (label: string, value: number, make: (value: number) => readonly [number, number]) => (
    <label>
      {label}
      <input
        // What is typed is taken when it is finished; a brush that was drawn replaces it.
        key={value}
        type="number"
        step="any"
        defaultValue={value}
        onBlur={({ target }) => {
          if (Number(target.value) !== value && target.value !== '') put(make(Number(target.value)));
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </label>
  );
  return (
    <>
      {end('from', from, (value) => [value, to])}
      {end('to', to, (value) => [from, value])}
    </>
  );
}

function LevelEnds({ brush, levels, onBrush }: EndsProps & { readonly levels: readonly string[] }) {
  const [from, to] = brush ? brush.map(String) : [levels[0] ?? '', levels.at(-1) ?? ''];
  const end = (label: string, value: string, make: (value: string) => readonly [string, string]) => (
    <label>
      {label}
      <select value={value} onChange={({ target }) => onBrush(make(target.value))}>
        {levels.map((level) => (
          <option key={level} value={level}>
            {cut(level, LONGEST)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      {end('from', from ?? '', (value) => [value, to ?? ''])}
      {end('to', to ?? '', (value) => [from ?? '', value])}
    </>
  );
}
