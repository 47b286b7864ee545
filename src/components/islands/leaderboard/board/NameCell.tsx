import { Fragment } from 'react';
import type { RankedTableRow, UnrankedTableRow } from '../../../../site/page-data/leaderboard-row.ts';
import { SeriesMark } from '../../runs-table/SeriesMark.tsx';

type Props = { readonly row: RankedTableRow | UnrankedTableRow; readonly base: string };

/** A configuration at the head of its row: it leads to its run, or to the list of its runs. */
export function NameCell({ row: { name, path, anchor, series, marks, note }, base }: Props) {
  return (
    <th scope="row" className="k">
      {series !== undefined && (
        <>
          <SeriesMark series={series} />
          {'\u2060'}
        </>
      )}
      <a href={path === undefined ? `#${anchor}` : base + path} title={name.title}>
        {name.text}
      </a>
      {note !== undefined && <sup>{note}</sup>}
      {marks.map(({ text, strong }) => (
        <Fragment key={text}>
          {' '}
          <span className={strong ? 'tag on' : 'tag'}>{text}</span>
        </Fragment>
      ))}
    </th>
  );
}
