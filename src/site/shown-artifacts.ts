import type { ArtifactFolder } from '../entities/artifact.ts';
import { type PreviewKind, previewKind } from '../previews/preview-kind.ts';

/** What people look at first comes first when not all can be previewed. */
const PREFERENCE: readonly PreviewKind[] = [
  ...(['image', 'framed', 'table', 'markdown', 'parquet', 'notebook', 'pdf'] as const),
  ...(['video', 'audio', 'json', 'code', 'model', 'none'] as const),
];
/** Files that MLflow writes beside every model: last among the previews. */
const ENVIRONMENT = /(^|\/)(conda\.ya?ml|python_env\.ya?ml|requirements\.txt|serving_input_example\.json)$/;
/** Pages that list the files of a logged model show these as its facts, signature and example. */
const SHOWN_WITH_MODEL = /^(MLmodel|serving_input_example\.json)$/;
/** The images of a logged table are shown in its cells. */
const TABLE_IMAGE = /(^|\/)table_images\//;
/** `log_image` writes a small copy beside each image, `%` being the separator of older releases. */
const SMALL_COPY = /[+%]compressed\.webp$/;
const FROM_COPY: ReadonlySet<PreviewKind> = new Set(['image', 'framed', 'pdf', 'audio', 'video']);

/** Whether a page shows a file from its copy on the site; what else it previews, it reads from the store. */
export function isShownFromCopy(path: string): boolean {
  return FROM_COPY.has(previewKind(path));
}

/** The files of a folder that a page could preview, in their order. */
export function previewable<File extends { readonly path: string }>(
  ownerKind: ArtifactFolder['ownerKind'],
  files: readonly File[],
): readonly File[] {
  const paths = new Set(files.map(({ path }) => path));
  return files.filter(
    ({ path }) =>
      previewKind(path) !== 'none' &&
      !TABLE_IMAGE.test(path) &&
      !(ownerKind === 'logged-model' && SHOWN_WITH_MODEL.test(path)) &&
      !(SMALL_COPY.test(path) && paths.has(path.replace(SMALL_COPY, '.png'))),
  );
}

/** At most so many files, the most telling ones, in the order of the list. */
export function chooseForPreview<File extends { readonly path: string }>(
  files: readonly File[],
  most: number,
): ReadonlySet<File> {
  const rank = ({ path }: File) =>
    ENVIRONMENT.test(path) ? PREFERENCE.length : PREFERENCE.indexOf(previewKind(path));
  return new Set(files.toSorted((a, b) => rank(a) - rank(b)).slice(0, most));
}

/** The files that a page needs copies of: the previews that are shown from them, and the images in cells of tables. */
export function shownFromCopy<File extends { readonly path: string }>(
  ownerKind: ArtifactFolder['ownerKind'],
  files: readonly File[],
  most: number,
): ReadonlySet<File> {
  const previews = chooseForPreview(previewable(ownerKind, files), most);
  const isShown = (file: File) =>
    TABLE_IMAGE.test(file.path) || (previews.has(file) && isShownFromCopy(file.path));
  return new Set(files.filter(isShown));
}
