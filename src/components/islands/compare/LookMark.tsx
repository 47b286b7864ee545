import { lookClass, type RunLook } from '../../../charts/run-look.ts';

/** The line and the marker of a run, as in the charts. */
export function LookMark({ look }: { readonly look: RunLook }) {
  return (
    <svg
      className={`cmp-mark ${lookClass(look)}`}
      width={30}
      height={14}
      viewBox="-15 -7 30 14"
      aria-hidden="true"
    >
      <path className={`ln d${look.dash}`} d="M-15 0h30" />
      <use href={`#m${look.marker}`} />
    </svg>
  );
}
