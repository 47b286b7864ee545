import { INK } from './theme.ts';

type TextLayer = { readonly mark: object };

/** A layer of text over one of its outline in the colour of paper, so that it can be read over lines. */
export function haloText<Layer extends TextLayer>(layer: Layer): readonly [Layer, Layer] {
  const outline = { ...layer.mark, fill: INK.paper, stroke: INK.paper, strokeWidth: 4, strokeJoin: 'round' };
  return [{ ...layer, mark: outline }, layer];
}
