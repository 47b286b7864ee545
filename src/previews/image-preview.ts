import { imageSize } from 'image-size';
import type { PreviewBody } from './preview.ts';

/** Enough of a file for the header of any image, also of a JPEG that begins with a thumbnail. */
export const IMAGE_HEADER_BYTES = 262_144;
/** EXIF orientations from 5 on turn the picture by a quarter. */
const FIRST_TURNED_ORIENTATION = 5;

/** Width and height of an image from its first bytes; undefined when they do not say. */
export function imagePreview(header: Uint8Array): Extract<PreviewBody, { kind: 'image' }> {
  try {
    const { width, height, orientation = 1 } = imageSize(header);
    const isTurned = orientation >= FIRST_TURNED_ORIENTATION;
    return { kind: 'image', width: isTurned ? height : width, height: isTurned ? width : height };
  } catch {
    // A format the library does not know, or a damaged file: the browser may know more.
    return { kind: 'image', width: undefined, height: undefined };
  }
}
