import type { Line } from './arrange-rows.ts';

const PAGE = 20;

/** The line that a key leads to; undefined for other keys. Headings are passed over. From outside, back to where it was. */
export function nextLine(
  key: string,
  active: number,
  lines: readonly Line[],
  isAtRow: boolean,
): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: PAGE,
    PageUp: -PAGE,
    Home: -lines.length,
    End: lines.length,
  };
  const step = steps[key];
  if (step === undefined || lines.length === 0) return undefined;
  if (!isAtRow && Math.abs(step) === 1) return active;
  const clamp = (index: number) => Math.min(lines.length - 1, Math.max(0, index));
  const next = clamp(active + step);
  return lines[next]?.kind === 'heading' ? clamp(next + Math.sign(step)) : next;
}
