import type { ModelFile } from './mlmodel.ts';

/** A file to preview. `path` is relative to its artifact folder; `read` may give fewer bytes than asked for. */
export type ArtifactSource = {
  readonly path: string;
  readonly size: number;
  readonly read: (start: number, end: number) => Uint8Array;
};

export type PreviewLimits = {
  /** Bytes that are read of a text, table or notebook. */
  readonly previewBytes: number;
  readonly previewRows: number;
  readonly previewLines: number;
  /** Images of notebooks are part of the page: so many base64 characters of them. */
  readonly inlineImageCharacters: number;
};

/** A cell's text, or the path of an artifact of the same run that is an image (`log_table` writes such cells). */
export type TableCell = string | { readonly image: string };

export type TablePreview = {
  readonly kind: 'table';
  readonly columns: readonly { readonly name: string; readonly isNumeric: boolean }[];
  readonly rows: readonly (readonly TableCell[])[];
  /** Undefined when the rows were not counted because the file is large. */
  readonly totalRows: number | undefined;
  readonly hiddenColumns: number;
};

export type CodePreview = {
  readonly kind: 'code';
  /** Escaped text in `<span class="hljs-…">`, from the highlighter. */
  readonly html: string;
  readonly shownLines: number;
  /** Undefined when only the beginning of the file was read. */
  readonly totalLines: number | undefined;
};

export type NotebookOutput =
  | { readonly kind: 'text'; readonly text: string; readonly isError: boolean }
  | { readonly kind: 'image'; readonly url: string }
  | { readonly kind: 'omitted'; readonly what: string };

export type NotebookCell =
  | { readonly kind: 'markdown'; readonly html: string }
  | {
      readonly kind: 'code';
      readonly html: string;
      readonly label: string;
      readonly outputs: readonly NotebookOutput[];
    };

export type NotebookPreview = {
  readonly kind: 'notebook';
  readonly cells: readonly NotebookCell[];
  readonly totalCells: number;
};

/**
 * How an artifact is shown on its run's page. Texts are text; `html` is from our own sanitiser or highlighter.
 * `framed`, `pdf`, `audio` and `video` are shown by the browser from the copy on the site.
 */
export type PreviewBody =
  | { readonly kind: 'image'; readonly width: number | undefined; readonly height: number | undefined }
  | TablePreview
  | CodePreview
  | { readonly kind: 'markdown'; readonly html: string }
  | { readonly kind: 'model'; readonly model: ModelFile }
  | NotebookPreview
  /** An SVG may say its size, a document does not. */
  | { readonly kind: 'framed'; readonly width: number | undefined; readonly height: number | undefined }
  | { readonly kind: 'pdf' | 'audio' | 'video' }
  | { readonly kind: 'none'; readonly reason: string };

/** `notes` are sentences that say what the reader does not see: a cut, an encoding that was guessed. */
export type Preview = { readonly body: PreviewBody; readonly notes: readonly string[] };

const MOST_NARROW_COLUMNS = 5;
const MOST_NARROW_WIDTH = 480;

/** Whether a preview wants the whole width; others stand side by side. */
export function isWidePreview(body: PreviewBody): boolean {
  switch (body.kind) {
    case 'table':
      return body.columns.length > MOST_NARROW_COLUMNS;
    case 'framed':
      return body.width === undefined || body.width > MOST_NARROW_WIDTH;
    case 'notebook':
    case 'pdf':
    case 'video':
    case 'model':
      return true;
    default:
      return false;
  }
}
