import { cut, formatMetric, NOT_LOGGED } from '../../../site/format.ts';
import type { CompareView } from './compare-hash.ts';
import { type CurveLine, valueNear } from './curve-lines.ts';
import { placeText } from './describe-axis.ts';
import { useHover } from './Emphasis.tsx';
import { LookMark } from './LookMark.tsx';
import type { ComparedRun } from './load-comparison.ts';
import type { ChangeComparison } from './use-comparison-view.ts';

type Props = {
  readonly runs: readonly ComparedRun[];
  /** Keys of the params that differ. */
  readonly params: readonly string[];
  /** The metric whose values are shown, and its lines. */
  readonly metric: string | undefined;
  readonly lines: readonly CurveLine[];
  readonly cursor: number | undefined;
  readonly view: CompareView;
  readonly change: ChangeComparison;
  readonly base: string;
};

const MOST_PARAMS = 5;
const LONGEST = 24;

/** The runs beside their curves: which is which, their params, and their values at the cursor. */
export function RunsKey({ runs, params, metric, lines, cursor, view, change, base }: Props) {
  const setHover = useHover();
  const shown = params.slice(0, MOST_PARAMS);
  const lineOf = new Map(lines.flatMap((line) => (line.run ? [[line.run.segment, line] as const] : [])));
  const toggle = (segment: string, isShown: boolean) =>
    change({
      hidden: isShown ? view.hidden.filter((other) => other !== segment) : [...view.hidden, segment],
    });
  const where = cursor === undefined ? 'last' : `at ${placeText(view.x, cursor)}`;
  const groups = lines.filter(({ run }) => run === undefined);
  return (
    <div className="cmp-key">
      <p className="tcap" role="status">
        {metric === undefined ? 'Runs' : `Values of ${cut(metric, LONGEST)}: ${where}`}
        {params.length > MOST_PARAMS &&
          `; ${MOST_PARAMS} of ${params.length} differing params, all are below`}
      </p>
      {groups.length > 0 && (
        <ul className="legend">
          {groups.map((line) => (
            <li key={line.id}>
              <LookMark look={line.look} />
              {line.label}: {textAt(line, cursor)}
            </li>
          ))}
        </ul>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <section className="tw tall" aria-label="Runs and their params" tabIndex={0}>
        <table className="dt">
          <thead>
            <tr>
              <th scope="col" className="k">
                Run
              </th>
              <th scope="col" className="n">
                {metric === undefined ? '' : groups.length > 0 ? 'last' : where}
              </th>
              {shown.map((key) => (
                <th scope="col" className="m" key={key}>
                  {cut(key, LONGEST)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {runs.map(({ segment, label, look, params: values, metrics }) => {
              const line = lineOf.get(segment);
              const last = metric === undefined ? undefined : metrics.get(metric);
              return (
                <tr
                  key={segment}
                  data-run={segment}
                  onPointerEnter={() => setHover(segment)}
                  onPointerLeave={() => setHover(undefined)}
                  onFocus={() => setHover(segment)}
                  onBlur={() => setHover(undefined)}
                >
                  <th scope="row" className="k">
                    <input
                      type="checkbox"
                      aria-label={`Draw ${label}`}
                      checked={!view.hidden.includes(segment)}
                      onChange={({ target }) => toggle(segment, target.checked)}
                    />{' '}
                    <LookMark look={look} />
                    <a href={`${base}runs/${segment}/`} title={label}>
                      {cut(label, LONGEST)}
                    </a>
                  </th>
                  <td className="n">
                    {line ? textAt(line, cursor) : last === undefined ? NOT_LOGGED : formatMetric(last)}
                  </td>
                  {shown.map((key) => (
                    <td key={key} className="m">
                      {cut(values.get(key) ?? NOT_LOGGED, LONGEST)}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function textAt(line: CurveLine, cursor: number | undefined): string {
  const last = line.y.findLast(Number.isFinite);
  const value = cursor === undefined ? last : valueNear(line, cursor)?.y;
  return value === undefined ? NOT_LOGGED : formatMetric(value);
}
