import { useState } from 'react';
import type { PictureSize } from './Picture.tsx';

type Sizes = {
  /** How wide an image is drawn: a share of its cell, all at the same scale, or its pixels times the scale. */
  readonly widthOf: (url: string) => string | undefined;
  readonly note: (url: string) => (size: PictureSize) => void;
};

/** The sizes of images that are shown together, as they become known. @param scale 0 fits the widest into its cell. */
export function usePictureSizes(scale: number): Sizes {
  const [sizes, setSizes] = useState<ReadonlyMap<string, PictureSize>>(new Map());
  const widest = Math.max(1, ...[...sizes.values()].map(({ width }) => width));
  return {
    widthOf: (url) => {
      const size = sizes.get(url);
      if (!size) return undefined;
      return scale === 0 ? `${(100 * size.width) / widest}%` : `${size.width * scale}px`;
    },
    note: (url) => (size) => setSizes((before) => new Map(before).set(url, size)),
  };
}
