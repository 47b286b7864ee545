import { Fragment } from 'react';
import type { TextPart } from '../../../../analysis/leaderboard/board-types.ts';
import { cut, formatMetric } from '../../../../site/format.ts';

type Props = { readonly parts: readonly TextPart[]; readonly decimals: number };

/** The result of a board with its doubt. */
export function BoardSentence({ parts, decimals }: Props) {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts may be the same
    <Fragment key={index}>{partOf(part, decimals)}</Fragment>
  ));
}

function partOf(part: TextPart, decimals: number) {
  switch (part.kind) {
    case 'strong':
      return <b>{part.text}</b>;
    case 'name':
      return <span className="m">{cut(part.text, 60)}</span>;
    case 'value':
      return formatMetric(part.value, part.decimals ?? decimals);
    default:
      return part.text;
  }
}
