import { type ReactNode, useEffect, useRef } from 'react';

type Props = { readonly label: string; readonly wide?: boolean; readonly children: ReactNode };

/** A button with a panel below it; Escape and a click elsewhere close it. */
export function Menu({ label, wide = false, children }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const { current } = details;
      if (current?.open && event.target instanceof Node && !current.contains(event.target))
        current.open = false;
    };
    addEventListener('pointerdown', close);
    return () => removeEventListener('pointerdown', close);
  }, []);
  return (
    <details
      ref={details}
      className="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !details.current?.open) return;
        event.stopPropagation();
        details.current.open = false;
        details.current.querySelector('summary')?.focus();
      }}
    >
      <summary className="btn">{label}</summary>
      <div className={wide ? 'panel wide' : 'panel'}>{children}</div>
    </details>
  );
}
