/** One image of `mlflow.log_image(key=…, step=…)`, as its name tells. */
export type StepName = { readonly key: string; readonly step: number; readonly timestamp: number };

/** `+` parts the name, `%` in releases before March 2026; the key's `/` is written as `~`, before as `#`. */
const LOGGED = /^images\/([^/]+?)([+%])step\2(-?\d+)\2timestamp\2(\d+)\2[^/]*?\.png$/;
const SMALL_COPY = /^(images\/.+)[+%]compressed\.webp$/;

/** What the path of a logged image says; undefined for any other path. */
export function stepOfPath(path: string): StepName | undefined {
  const [, key, , step, timestamp] = LOGGED.exec(path) ?? [];
  if (key === undefined) return undefined;
  return { key: key.replace(/[~#]/g, '/'), step: Number(step), timestamp: Number(timestamp) };
}

/** Whether a path is the small copy that `log_image` writes beside each image. */
export function isSmallCopy(path: string): boolean {
  const stem = SMALL_COPY.exec(path)?.[1];
  return stem !== undefined && stepOfPath(`${stem}.png`) !== undefined;
}

/**
 * The image of the greatest step up to the wanted one; undefined when there is none. Of a step that was logged again,
 * the last counts.
 *
 * @param images in the order of their steps, then times.
 */
export function imageAt<Image extends { readonly step: number }>(
  images: readonly Image[],
  step: number,
): Image | undefined {
  return images.findLast((image) => image.step <= step);
}
