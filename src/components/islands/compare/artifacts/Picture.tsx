import { useState } from 'react';
import { extensionOf } from '../../../../previews/preview-kind.ts';
import { fetchNeeded } from '../../fetch-file.ts';
import { useResult } from './use-result.ts';

export type PictureSize = { readonly width: number; readonly height: number };

type Props = {
  readonly url: string;
  readonly path: string;
  readonly alt: string;
  /** Of the page's pixels: a share of the cell, or a size. */
  readonly width: string | undefined;
  readonly onSize: (size: PictureSize) => void;
};

/** Below this width, an image is of cells and not of photographs: its pixels stay sharp. */
const SHARP_BELOW = 160;

/** An image of a run. SVG is on the site as plain text, and becomes an image that can run and load nothing. */
export function Picture(props: Props) {
  return extensionOf(props.path) === 'svg' ? <SvgPicture {...props} /> : <RasterPicture {...props} />;
}

function RasterPicture({ url, alt, width, onSize }: Omit<Props, 'path'>) {
  const [state, setState] = useState<'loading' | 'sharp' | 'smooth' | 'broken'>('loading');
  if (state === 'broken') return <span className="mut">The image could not be shown.</span>;
  return (
    <img
      className={state === 'sharp' ? 'art-sharp' : undefined}
      src={url}
      alt={alt}
      loading="lazy"
      decoding="async"
      draggable={false}
      style={{ width }}
      onError={() => setState('broken')}
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
        setState(naturalWidth < SHARP_BELOW ? 'sharp' : 'smooth');
        onSize({ width: naturalWidth, height: naturalHeight });
      }}
    />
  );
}

function SvgPicture(props: Props) {
  const { url } = props;
  const source = useResult(url, () => fetchNeeded(url).then((response) => response.text()));
  if (source.kind === 'failed') return <span className="mut">The image could not be read.</span>;
  if (source.kind === 'loading') return <span className="mut">Reading the image.</span>;
  return <RasterPicture {...props} url={`data:image/svg+xml,${encodeURIComponent(source.value)}`} />;
}
