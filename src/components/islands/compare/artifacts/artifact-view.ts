import { decodePart } from '../../hash-fields.ts';

/** How two images lie over each other, or all of them beside each other. */
export type ImageMode = 'grid' | 'swipe' | 'fade' | 'difference';

/** What is open of the artifacts and how; part of the view of the page. */
export type ArtifactView = {
  /** Paths as the list has them. */
  readonly open: readonly string[];
  /** Only paths that hold this text are listed. */
  readonly find: string;
  /** The folder that is listed, with `/` at its end; empty for all. */
  readonly folder: string;
  readonly images: ImageMode;
  /** The runs whose images lie over each other: the lower, the upper. */
  readonly pair: readonly [string, string] | undefined;
  /** How much of the upper image shows, in percent. */
  readonly divide: number;
  /** Of logged images; the last when absent. */
  readonly step: number | undefined;
  /** Image pixels to a pixel of the page; 0 fits the cell. */
  readonly scale: number;
  /** By the room there is when absent. */
  readonly layout: 'unified' | 'split' | undefined;
  /** Keys of JSON and YAML in order before they are compared. */
  readonly sorted: boolean;
  /** Tables as the text they are. */
  readonly plain: boolean;
  /** The column by which rows of tables are aligned; empty for the row's number, chosen by the page when absent. */
  readonly rowKey: string | undefined;
  /** So many times more contents than at first. */
  readonly more: number;
};

export const PLAIN_ARTIFACTS: ArtifactView = {
  open: [],
  find: '',
  folder: '',
  images: 'grid',
  pair: undefined,
  divide: 50,
  step: undefined,
  scale: 0,
  layout: undefined,
  sorted: false,
  plain: false,
  rowKey: undefined,
  more: 0,
};

export const SCALES = [0, 1, 2, 4, 8] as const;
const MODES: readonly ImageMode[] = ['grid', 'swipe', 'fade', 'difference'];
const MOST_OPEN = 20;
const MOST_MORE = 50;

/** The fields of a fragment, as pairs; those of a plain view have no value. */
export function artifactFields(view: ArtifactView): readonly (readonly [string, string | undefined])[] {
  const text = (value: string) => (value === '' ? undefined : encodeURIComponent(value));
  return [
    ['f', view.open.length > 0 ? view.open.map(encodeURIComponent).join(',') : undefined],
    ['fq', text(view.find)],
    ['fd', text(view.folder)],
    ['fi', view.images === 'grid' ? undefined : view.images],
    ['fp', view.pair?.join(',')],
    ['fv', view.divide === 50 ? undefined : String(view.divide)],
    ['ft', view.step === undefined ? undefined : String(view.step)],
    ['fz', view.scale === 0 ? undefined : String(view.scale)],
    ['fl', view.layout],
    ['fs', view.sorted ? '1' : undefined],
    ['fx', view.plain ? '1' : undefined],
    ['fk', view.rowKey === undefined ? undefined : encodeURIComponent(view.rowKey)],
    ['fm', view.more > 0 ? String(view.more) : undefined],
  ];
}

/** Reads the fields that `artifactFields` makes; whatever cannot be read is as in a plain view. */
export function artifactView(fields: ReadonlyMap<string, string>, runs: readonly string[]): ArtifactView {
  const text = (name: string) => decodePart(fields.get(name) ?? '') ?? '';
  const open = (fields.get('f') ?? '').split(',').flatMap((part) => decodePart(part) || []);
  const [lower = '', upper = '', ...rest] = (fields.get('fp') ?? '').split(',');
  const rowKey = fields.get('fk');
  const layout = fields.get('fl');
  return {
    open: [...new Set(open)].slice(0, MOST_OPEN),
    find: text('fq'),
    folder: text('fd'),
    images: MODES.find((mode) => mode === fields.get('fi')) ?? 'grid',
    pair: rest.length === 0 && runs.includes(lower) && runs.includes(upper) ? [lower, upper] : undefined,
    divide: whole(fields.get('fv'), 0, 100) ?? 50,
    step: whole(fields.get('ft'), Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    scale: SCALES.find((scale) => String(scale) === fields.get('fz')) ?? 0,
    layout: layout === 'unified' || layout === 'split' ? layout : undefined,
    sorted: fields.get('fs') === '1',
    plain: fields.get('fx') === '1',
    rowKey: rowKey === undefined ? undefined : decodePart(rowKey),
    more: whole(fields.get('fm'), 0, MOST_MORE) ?? 0,
  };
}

function whole(text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined || !/^-?\d+$/.test(text)) return undefined;
  const value = Number(text) + 0;
  return value >= least && value <= most ? value : undefined;
}
