import { Fragment } from 'react';
import { cut } from '../../../../site/format.ts';
import { breakableParts } from '../../../../site/page-data/table-width.ts';

const MOST_CHARACTERS = 60;

/** A param's or metric's key that may wrap after its separators. */
export function KeyName({ name }: { readonly name: string }) {
  return (
    <span className="m" title={name.length > MOST_CHARACTERS ? cut(name, 300) : undefined}>
      {breakableParts(cut(name, MOST_CHARACTERS)).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts may be the same
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
