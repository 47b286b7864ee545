import { formatBytes } from '../site/format.ts';
import { visibleText } from '../site/visible-text.ts';
import { codePreview } from './code-preview.ts';
import { type DecodedText, decodeText } from './decode-text.ts';
import { languageOf } from './highlight.ts';
import { IMAGE_HEADER_BYTES, imagePreview } from './image-preview.ts';
import { indentJson } from './indent-json.ts';
import { renderMarkdown } from './markdown.ts';
import { parseModelFile } from './mlmodel.ts';
import { notebookPreview } from './notebook-preview.ts';
import { parquetPreview } from './parquet-preview.ts';
import type { ArtifactSource, Preview, PreviewBody, PreviewLimits } from './preview.ts';
import { extensionOf, type PreviewKind, previewKind } from './preview-kind.ts';
import { csvPreview, splitTablePreview } from './table-preview.ts';

const LFS_POINTER = 'version https://git-lfs';
const ONE_LINE_CHARACTERS = 100;
const MOST_INDENTED = 100_000;

/** Previews one artifact. Never throws: what cannot be shown has a reason, and still is a download. */
export async function previewArtifact(source: ArtifactSource, limits: PreviewLimits): Promise<Preview> {
  try {
    return await previewByKind(source, limits);
  } catch (error) {
    return none(
      `The file could not be read: ${error instanceof Error ? error.message.slice(0, 120) : 'unknown'}.`,
    );
  }
}

function none(reason: string): Preview {
  return { body: { kind: 'none', reason }, notes: [] };
}

async function previewByKind(source: ArtifactSource, limits: PreviewLimits): Promise<Preview> {
  const kind = previewKind(source.path);
  if (kind === 'none') return none('There is no preview for files of this type.');
  if (source.size === 0) return none('The file is empty.');
  const head = source.read(0, Math.min(source.size, LFS_POINTER.length));
  if (head.length === 0) return none('The file is gone, or its store has moved since it was read.');
  if (String.fromCharCode(...head) === LFS_POINTER)
    return none('This is a git-lfs pointer; the content was not fetched.');
  switch (kind) {
    case 'framed':
      return { body: framedPreview(source), notes: [] };
    case 'pdf':
    case 'audio':
    case 'video':
      return { body: { kind }, notes: [] };
    case 'image':
      return { body: imagePreview(source.read(0, Math.min(source.size, IMAGE_HEADER_BYTES))), notes: [] };
    case 'parquet':
      return parquetOrReason(source, limits);
    default:
      return previewText(source, kind, limits);
  }
}

function framedPreview(source: ArtifactSource): PreviewBody {
  const isSvg = extensionOf(source.path) === 'svg';
  const { width, height } = isSvg
    ? imagePreview(source.read(0, Math.min(source.size, IMAGE_HEADER_BYTES)))
    : { width: undefined, height: undefined };
  return { kind: 'framed', width, height };
}

async function parquetOrReason(source: ArtifactSource, limits: PreviewLimits): Promise<Preview> {
  try {
    return { body: await parquetPreview(source, limits), notes: [] };
  } catch {
    return none(
      'This is not a Parquet file that can be read: it is damaged, encrypted or of an unknown kind.',
    );
  }
}

type TextKind = Extract<PreviewKind, 'table' | 'json' | 'markdown' | 'notebook' | 'model' | 'code'>;

function previewText(source: ArtifactSource, kind: TextKind, limits: PreviewLimits): Preview {
  const isCut = source.size > limits.previewBytes;
  const decoded = decodeText(source.read(0, Math.min(source.size, limits.previewBytes)), isCut);
  if (!decoded) return none('The content is not text.');
  const notes = [
    ...(isCut ? [`Cut: only the first ${formatBytes(limits.previewBytes)} are previewed.`] : []),
    ...(decoded.encoding === 'utf-8' ? [] : [encodingNote(decoded)]),
  ];
  return { body: structured(source.path, kind, decoded.text, isCut, limits), notes };
}

function encodingNote({ encoding }: DecodedText): string {
  return encoding === 'utf-16'
    ? 'Encoded as UTF-16.'
    : 'Not UTF-8: read as windows-1252, some letters may differ.';
}

/** What the name promises, or plain text when the content does not keep it. */
function structured(
  path: string,
  kind: TextKind,
  text: string,
  isCut: boolean,
  limits: PreviewLimits,
): PreviewBody {
  const plain = () => codePreview(text, languageOf(path), limits, isCut);
  try {
    switch (kind) {
      case 'table':
        return csvPreview(text, extensionOf(path) === 'tsv', isCut, limits);
      case 'markdown':
        return { kind: 'markdown', html: renderMarkdown(visibleText(text)) };
      case 'model':
        return isCut ? plain() : { kind: 'model', model: parseModelFile(visibleText(text)) };
      case 'json':
        return (isCut ? undefined : splitTableOf(text, limits)) ?? jsonPreview(text, limits, isCut);
      case 'notebook':
        return (
          (isCut ? undefined : notebookPreview(JSON.parse(text), limits)) ??
          codePreview(text, 'json', limits, isCut)
        );
      case 'code':
        return plain();
      default:
        return kind satisfies never;
    }
  } catch {
    // The file is not what its name says; its text still shows what it is.
    return plain();
  }
}

function splitTableOf(text: string, limits: PreviewLimits): PreviewBody | undefined {
  // Most JSON files are small settings: parse only what can be a table.
  return text.includes('"columns"') && text.includes('"data"')
    ? splitTablePreview(JSON.parse(text), limits)
    : undefined;
}

function jsonPreview(text: string, limits: PreviewLimits, isCut: boolean): PreviewBody {
  const isOneLine = text.length > ONE_LINE_CHARACTERS && !text.trimEnd().includes('\n');
  return codePreview(isOneLine ? indentJson(text.slice(0, MOST_INDENTED)) : text, 'json', limits, isCut);
}
