import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Files that are compressed already; a host sends them as they are. */
const COMPRESSED = /\.(png|jpe?g|gif|webp|avif|woff2?|mp4|webm|mp3|ogg|gz|zip|pdf)$/i;

/** Measures what goes over the wire before a page is seen: the page, its styles and scripts, the images in view. */
export type FirstView = {
  /** Bytes with gzip. */
  weigh(html: string, resources: Iterable<string>): number;
  /** The same without gzip: never less, and much cheaper. */
  bound(htmlBytes: number, resources: Iterable<string>): number;
};

export function firstView(folder: string): FirstView {
  const rawSizes = new Map<string, number>();
  const wireSizes = new Map<string, number>();
  const rawSize = (file: string) => remember(rawSizes, file, () => statSync(join(folder, file)).size);
  const wireSize = (file: string) =>
    remember(wireSizes, file, () =>
      COMPRESSED.test(file) ? rawSize(file) : gzipSync(readFileSync(join(folder, file))).length,
    );
  return {
    weigh: (html, resources) => sum(gzipSync(html).length, resources, wireSize),
    bound: (htmlBytes, resources) => sum(htmlBytes, resources, rawSize),
  };
}

function sum(start: number, files: Iterable<string>, sizeOf: (file: string) => number): number {
  let total = start;
  for (const file of files) total += sizeOf(file);
  return total;
}

function remember(sizes: Map<string, number>, file: string, measure: () => number): number {
  const known = sizes.get(file);
  if (known !== undefined) return known;
  const size = measure();
  sizes.set(file, size);
  return size;
}
