/** A picture for a slide: twice the pixels. */
const SCALE = 2;

/** Draws a standalone drawing as a PNG picture. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  // The policy of our pages allows images from data addresses, not from those of blobs.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the browser could not draw the picture');
  return blob;
}
