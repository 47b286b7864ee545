import { countOf } from '../../../../site/format.ts';
import type { FirstParams as Params } from '../../../../site/page-data/leaderboard-params.ts';
import { KeyName } from './KeyName.tsx';

type Props = { readonly params: Params; readonly number: number };

/** The params of the first configurations, where configurations differ. */
export function FirstParams({ params: { columns, rows, more, moreFirst }, number }: Props) {
  const hasBaseline = columns.some(({ isBaseline }) => isBaseline);
  return (
    <>
      <p className="tcap">
        <b>Table {number}.</b> Params of what is first, where configurations differ.
        {columns.length > 1 && ` Bold: other than in the ${hasBaseline ? 'baseline' : 'first column'}.`}
        {moreFirst > 0 && ` The first place is shared by ${moreFirst} more.`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be no different */}
      <div className="tw" role="region" aria-label="Params of the first configurations" tabIndex={0}>
        <table className="dt fit">
          <thead>
            <tr>
              <th scope="col" className="k">
                Param
              </th>
              {columns.map(({ name, isBaseline }) => (
                <th key={name} scope="col">
                  {name}
                  {isBaseline && <span className="dir">baseline</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                <th scope="row" className="k">
                  <KeyName name={key} />
                </th>
                {cells.map(({ text, isOther }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: one for each column
                  <td key={index}>{isOther ? <ins>{text}</ins> : text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className="note">{countOf(more, 'more param')} in the data files.</p>}
    </>
  );
}
