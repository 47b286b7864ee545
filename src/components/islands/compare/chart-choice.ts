import type { AxisBrush } from '../../../charts/axis-brush.ts';
import type { ScaleKind } from '../../../charts/value-scale.ts';
import { decodePart } from '../hash-fields.ts';

/** A param or a metric of the runs. */
export type FieldRef = { readonly kind: 'param' | 'metric'; readonly key: string };
export type BrushedField = { readonly field: FieldRef; readonly brush?: AxisBrush };

/** A chart that somebody has asked for. */
export type ChartChoice =
  | {
      readonly kind: 'scatter';
      readonly x: FieldRef;
      readonly y: FieldRef;
      /** The runs' own looks when absent. */
      readonly colour?: FieldRef;
      readonly xScale: ScaleKind;
      readonly yScale: ScaleKind;
    }
  | { readonly kind: 'parallel'; readonly axes: readonly BrushedField[] }
  | { readonly kind: 'box'; readonly y: FieldRef; readonly by: FieldRef }
  | {
      readonly kind: 'bar';
      readonly y: FieldRef;
      /** A bar a run when absent. */
      readonly by?: FieldRef;
      readonly spread: 'sd' | 'interval';
    }
  | { readonly kind: 'heat'; readonly x: FieldRef; readonly y: FieldRef; readonly value: FieldRef };

export const MOST_CHARTS = 12;
export const MOST_AXES = 12;
const SCALES: Readonly<Record<string, ScaleKind>> = { a: 'auto', n: 'linear', l: 'log' };

const fieldText = ({ kind, key }: FieldRef) => `${kind === 'param' ? 'p' : 'm'}:${encodeURIComponent(key)}`;
const scaleText = (scale: ScaleKind) => ({ auto: 'a', linear: 'n', log: 'l' })[scale];

function axisText({ field, brush }: BrushedField): string {
  if (!brush) return fieldText(field);
  const [from, to] = brush;
  return typeof from === 'number'
    ? `${fieldText(field)}@n:${from}:${to}`
    : `${fieldText(field)}@t:${encodeURIComponent(from)}:${encodeURIComponent(String(to))}`;
}

/** The letter of its kind and its fields, with commas; keys are encoded, so that nothing in them can be one. */
function choiceText(choice: ChartChoice): string {
  switch (choice.kind) {
    case 'scatter': {
      const scales = scaleText(choice.xScale) + scaleText(choice.yScale);
      const { colour } = choice;
      const rest = [colour ? fieldText(colour) : '', scales === 'aa' ? '' : scales];
      return ['s', fieldText(choice.x), fieldText(choice.y), ...rest].join(',').replace(/,+$/, '');
    }
    case 'parallel':
      return ['p', ...choice.axes.map(axisText)].join(',');
    case 'box':
      return ['b', fieldText(choice.y), fieldText(choice.by)].join(',');
    case 'bar': {
      const rest = [choice.by ? fieldText(choice.by) : '', choice.spread === 'sd' ? '' : 'i'];
      return ['r', fieldText(choice.y), ...rest].join(',').replace(/,+$/, '');
    }
    case 'heat':
      return ['h', fieldText(choice.x), fieldText(choice.y), fieldText(choice.value)].join(',');
    default:
      return choice satisfies never;
  }
}

/** The charts as a part of a fragment. */
export function textOfCharts(charts: readonly ChartChoice[]): string {
  return charts.map(choiceText).join(';');
}

function readField(text: string | undefined): FieldRef | undefined {
  const [, letter, rest] = /^([pm]):(.*)$/s.exec(text ?? '') ?? [];
  const key = rest === undefined ? undefined : decodePart(rest);
  return key === undefined ? undefined : { kind: letter === 'p' ? 'param' : 'metric', key };
}

function readAxis(text: string): BrushedField | undefined {
  const [name, brushText] = text.split('@');
  const field = readField(name);
  if (!field) return undefined;
  const brush = readBrush(brushText);
  return brush ? { field, brush } : { field };
}

function readBrush(text: string | undefined): AxisBrush | undefined {
  const [kind, a = '', b = '', ...more] = (text ?? '').split(':');
  if (more.length > 0) return undefined;
  if (kind === 'n') {
    const [from, to] = [a, b].map((part) => (part === '' ? Number.NaN : Number(part))) as [number, number];
    return from <= to ? [from, to] : undefined;
  }
  const [from, to] = [decodePart(a), decodePart(b)];
  return kind === 't' && from !== undefined && to !== undefined ? [from, to] : undefined;
}

function readChoice(text: string): ChartChoice | undefined {
  const [kind, ...parts] = text.split(',');
  const [a, b, c] = parts.map(readField);
  switch (kind) {
    case 's': {
      const [xScale = 'auto', yScale = 'auto'] = (parts[3] ?? '').split('').map((letter) => SCALES[letter]);
      return a && b
        ? { kind: 'scatter', x: a, y: b, ...(c ? { colour: c } : {}), xScale, yScale }
        : undefined;
    }
    case 'p': {
      const axes = parts.slice(0, MOST_AXES).flatMap((part) => readAxis(part) ?? []);
      return axes.length > 0 ? { kind: 'parallel', axes } : undefined;
    }
    case 'b':
      return a && b ? { kind: 'box', y: a, by: b } : undefined;
    case 'r':
      return a
        ? { kind: 'bar', y: a, ...(b ? { by: b } : {}), spread: parts[2] === 'i' ? 'interval' : 'sd' }
        : undefined;
    case 'h':
      return a && b && c ? { kind: 'heat', x: a, y: b, value: c } : undefined;
    default:
      return undefined;
  }
}

/** Reads them back; what cannot be read is left out. */
export function chartsOfText(text: string | undefined): readonly ChartChoice[] {
  return (text ?? '')
    .split(';')
    .slice(0, MOST_CHARTS)
    .flatMap((part) => readChoice(part) ?? []);
}
