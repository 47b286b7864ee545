import { LIGHT } from '../../charts/spec-colours.ts';

/** As in the sprite of the pages: m1…m10, about nine units wide. */
const SHAPES = [
  'M0-4a4 4 0 1 0 0 8a4 4 0 1 0 0-8z',
  'M-3.6-3.6h7.2v7.2h-7.2z',
  'M0-4.8L4.6 3.4h-9.2z',
  'M0-5.2L5.2 0 0 5.2-5.2 0z',
  'M0 4.8L4.6-3.4h-9.2z',
  'M-1.3-4.8h2.6v3.5h3.5v2.6h-3.5v3.5h-2.6v-3.5h-3.5v-2.6h3.5z',
  'M-4.2-2.4l1.8-1.8L0-1.8l2.4-2.4 1.8 1.8L1.8 0l2.4 2.4-1.8 1.8L0 1.8l-2.4 2.4-1.8-1.8L-1.8 0z',
  'M0-4.6a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2m0 2a2.6 2.6 0 1 1 0 5.2a2.6 2.6 0 1 1 0-5.2z',
  'M-4.2-4.2h8.4v8.4h-8.4zM-2.2-2.2v4.4h4.4v-4.4z',
  'M0-5.6L5.6 0 0 5.6-5.6 0zM0-2.8L-2.8 0 0 2.8 2.8 0z',
] as const;

/** The colour of a series; ink for what belongs to none. */
export function markerColour(series: number | undefined): string {
  const name = `c${series ?? 0}`;
  return name in LIGHT ? LIGHT[name as 'c1'] : LIGHT.ink;
}

/** The marker of a series. */
export function markerSvg(x: number, y: number, series: number | undefined, scale: number): string {
  const shape = SHAPES[(series ?? 1) - 1] ?? SHAPES[0];
  return `<path transform="translate(${x} ${y}) scale(${scale})" d="${shape}" fill="${markerColour(series)}"/>`;
}
