/** The mark of a series, in its colour and shape. */
export function SeriesMark({ series }: { readonly series: number }) {
  return (
    <svg className={`mk c${series}`} viewBox="-6 -6 12 12" aria-hidden="true">
      <use href={`#m${series}`} />
    </svg>
  );
}
