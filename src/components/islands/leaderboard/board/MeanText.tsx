import type { MeanCell } from '../../../../site/page-data/leaderboard-cells.ts';

/** A mean ± half its interval, or what stands in its place. */
export function MeanText({ cell: { text, pad, isMissing } }: { readonly cell: MeanCell }) {
  return (
    <>
      {isMissing ? <span className="mut">{text}</span> : text}
      {pad && <span data-pad={pad} />}
    </>
  );
}
