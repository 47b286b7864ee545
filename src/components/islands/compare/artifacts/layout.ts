import type { ArtifactView } from './artifact-view.ts';

const WIDE = 900;

/** How the two sides of a difference are laid out: as chosen, else by the room that the window has. */
export function layoutOf({ layout }: Pick<ArtifactView, 'layout'>): 'split' | 'unified' {
  return layout ?? (innerWidth >= WIDE ? 'split' : 'unified');
}
