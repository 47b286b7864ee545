import { visibleText } from '../site/visible-text.ts';
import { codePreview } from './code-preview.ts';
import { renderMarkdown } from './markdown.ts';
import type { NotebookCell, NotebookOutput, NotebookPreview, PreviewLimits } from './preview.ts';

const MOST_CELLS = 60;
const MOST_OUTPUTS = 8;
const CELL_LINES = 80;
const OUTPUT_CHARACTERS = 4000;
const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals colour tracebacks with them
const ANSI = /\u001b\[[0-9;]*[A-Za-z]/g;

type Json = Readonly<Record<string, unknown>>;

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Notebooks keep a text as one string or as a list of lines. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return asList(value)
    .filter((line) => typeof line === 'string')
    .join('');
}

/** The cells of a Jupyter notebook (format 4), or undefined when the JSON is not one. */
export function notebookPreview(
  value: unknown,
  { inlineImageCharacters }: Pick<PreviewLimits, 'inlineImageCharacters'>,
): NotebookPreview | undefined {
  const { cells, metadata } = asObject(value);
  if (!Array.isArray(cells)) return undefined;
  const language = asObject(asObject(metadata)['language_info'])['name'];
  const budget = { characters: inlineImageCharacters };
  const shown = cells
    .slice(0, MOST_CELLS)
    .map((cell) => cellOf(asObject(cell), language === 'python', budget));
  return { kind: 'notebook', cells: shown, totalCells: cells.length };
}

function cellOf(cell: Json, isPython: boolean, budget: { characters: number }): NotebookCell {
  const source = asText(cell['source']);
  if (cell['cell_type'] === 'markdown') return { kind: 'markdown', html: renderMarkdown(source) };
  const outputs = asList(cell['outputs']);
  const isCode = cell['cell_type'] === 'code';
  const shown = outputs.slice(0, MOST_OUTPUTS).map((output) => outputOf(asObject(output), budget));
  if (outputs.length > MOST_OUTPUTS)
    shown.push({ kind: 'omitted', what: `${outputs.length - MOST_OUTPUTS} more outputs` });
  const count = cell['execution_count'];
  return {
    kind: 'code',
    html: codePreview(source, isCode && isPython ? 'python' : undefined, { previewLines: CELL_LINES }, false)
      .html,
    label: typeof count === 'number' ? `In [${count}]` : isCode ? 'In [ ]' : 'Raw',
    outputs: shown,
  };
}

function textOutput(text: string, isError = false): NotebookOutput {
  const plain = text.replace(ANSI, '');
  const short = plain.length > OUTPUT_CHARACTERS ? `${plain.slice(0, OUTPUT_CHARACTERS)}…` : plain;
  return { kind: 'text', text: visibleText(short), isError };
}

/** Images first, then text; HTML, widgets and scripts of an output are named, never shown. */
function outputOf(output: Json, budget: { characters: number }): NotebookOutput {
  if (output['output_type'] === 'stream')
    return textOutput(asText(output['text']), output['name'] === 'stderr');
  if (output['output_type'] === 'error') {
    const traceback = asList(output['traceback'])
      .filter((line) => typeof line === 'string')
      .join('\n');
    return textOutput(traceback || `${asText(output['ename'])}: ${asText(output['evalue'])}`, true);
  }
  const data = asObject(output['data']);
  for (const type of IMAGE_TYPES) {
    const image = asText(data[type]).replace(/\s/g, '');
    if (image === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(image)) continue;
    if (image.length > budget.characters)
      return { kind: 'omitted', what: 'an image, over the preview limit' };
    budget.characters -= image.length;
    return { kind: 'image', url: `data:${type};base64,${image}` };
  }
  if ('text/plain' in data) return textOutput(asText(data['text/plain']));
  const types = Object.keys(data)
    .slice(0, 3)
    .map((type) => visibleText(type.slice(0, 60)));
  return { kind: 'omitted', what: `an output of type ${types.join(', ') || 'unknown'}` };
}

/** How many characters of images a notebook's preview holds. */
export function inlineCharacters({ cells }: NotebookPreview): number {
  const outputs = cells.flatMap((cell) => (cell.kind === 'code' ? cell.outputs : []));
  return outputs.reduce((sum, output) => (output.kind === 'image' ? sum + output.url.length : sum), 0);
}
